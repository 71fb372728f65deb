import { Client } from 'discord.js';

// A process of its own: `gateway-bare.ts API`. The least that a bot on discord.js does: the same answer to everything.
process.once('SIGTERM', () => process.exit());
const [api = ''] = process.argv.slice(2);
const client = new Client({ intents: [], rest: { api } });
client.on('interactionCreate', (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.reply({ content: 'Norway and Turkey: since 1926.' });
});
await client.login('bench');
process.stdout.write(`${client.ws.gateway}\n`);
