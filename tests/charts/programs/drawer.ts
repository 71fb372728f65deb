import { READY, type Drawn } from '../../../src/charts/drawing.ts';

// A process that draws as the title of the figure says: it takes long, ends, or never comes back.
const say = (said: typeof READY | Drawn): void => void process.send!(said);

process.on('message', (order) => {
  const { title } = JSON.parse(order as string) as { readonly title: string };
  if (title === 'hangs') for (;;);
  if (title === 'waits') return;
  if (title === 'ends') process.exit(3);
  if (title === 'is killed') process.kill(process.pid, 'SIGKILL');
  if (title === 'fails') return say({ problem: 'no such mark' });
  if (title === 'is nothing') return say({});
  if (title === 'is large') return say({ png: new Uint8Array(5 * 2 ** 20) });
  // Which process drew it.
  say({ png: Buffer.from(`${title} ${process.pid}`) });
});
process.on('disconnect', () => process.exit());
say(READY);
