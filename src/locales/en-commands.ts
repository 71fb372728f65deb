/** The descriptions of commands and of their own options, at most 100 characters each. */
export const commands = {
  ask: {
    description: 'Ask a question about two countries in your own words',
    options: { question: 'Your question' },
  },
  relations: {
    description: 'One page about two countries: relations, embassies, trade, aid, agreements, visits',
    options: {},
  },
  trade: {
    description: 'Trade between two countries: who sells what to whom, and for how much',
    options: {
      year: 'A year; the latest one without it',
      direction: 'Who sells; both directions without it',
      goods: 'List the goods instead of the amounts',
    },
  },
  embassy: {
    description: 'Embassies and consulates, open and closed, and who covers from elsewhere',
    options: { city: 'Only this city' },
  },
  aid: { description: 'Development and humanitarian aid between two countries', options: { year: 'Only this year' } },
  visits: { description: 'Official visits and meetings', options: { year: 'Only this year' } },
  timeline: {
    description: 'What happened between two countries, by date',
    options: { from: 'First year', to: 'Last year' },
  },
  compare: {
    description: 'Two countries side by side on one subject',
    options: {
      country_a: 'The first country',
      country_b: 'The second country',
      topic: 'The subject: trade, embassy, aid, visits, agreements ...',
    },
  },
  sources: {
    description: 'Read and search the documents behind the answers',
    options: {},
    subcommands: {
      read: {
        description: 'Read a document section by section',
        options: { document: 'Which document', section: 'Which section; the first one without it' },
      },
      find: {
        description: 'Find where the documents say something',
        options: { text: 'Words or a sentence to look for' },
      },
      disputes: {
        description: 'List on what the sources differ, each side with its source',
        options: {},
      },
      check: {
        description: 'Check whether an answer still stands: what became of its passages since',
        options: { receipt: 'The receipt in small print under the answer' },
      },
      add: {
        description: 'Add a document to this server alone; you see first what was read from it',
        options: { file: 'A plain text, .md or .txt, of at most 256 KiB' },
      },
      remove: {
        description: 'Take a document away that this server has added',
        options: { document: 'Which document' },
      },
    },
  },
  card: {
    description: 'Pin facts that stay true: cards that follow the documents',
    options: {},
    subcommands: {
      pin: {
        description: 'Preview a fact in private, then pin it in a channel',
        options: {
          fact: 'A question, or a subject from the list',
          channel: 'Where it is pinned; here without it',
          note: 'A note of the server, shown apart from the documents’ words',
          review: 'After how many months moderators look at it again; 3 without it',
        },
      },
      list: { description: 'All cards of this server, and what can be done with each', options: {} },
      export: { description: 'All cards of this server as a YAML file', options: {} },
      import: {
        description: 'Post cards from a YAML file, after a look at what would be posted',
        options: { file: 'A file that /card export made, at most 256 KiB' },
      },
    },
  },
  quiz: {
    description: 'Quizzes on the documents: each answer with its source',
    options: {},
    subcommands: {
      start: {
        description: 'Start a quiz in this channel: you see a private preview first',
        options: {
          set: 'A set that was gone through and approved',
          country: 'A country: the documents propose items, and you go through them first',
          kinds: 'Only these subjects, with commas between them; all without it',
          questions: 'How many questions; 10 without it',
          seconds: 'Seconds for a question, 0 for no limit; 30 without it',
          mode: 'Fast: a button for everybody. Secure: each on a panel of their own. As the server has it without it',
          board: 'Whether a board is shown at the end; as the server has it without it',
          label: 'What everybody sees beside the title, such as class 8A',
        },
      },
      panel: { description: 'The private panel of the quiz in this channel', options: {} },
      results: {
        description: 'Results of a quiz: by question, by student, challenges, tables',
        options: { session: 'Which quiz; the newest without it', label: 'The newest quiz with this label' },
      },
      sets: {
        description: 'Sets of quiz items: make one, go through it, approve it, import your own',
        options: { name: 'Which set is opened', file: 'A YAML file with items of your own, at most 256 KiB' },
      },
    },
  },
  settings: {
    description: 'How I answer in this server, who may do what, and what stands in the way',
    options: { section: 'Which part of the settings; the start without it' },
  },
  privacy: {
    description: 'What I hold about you: see it, take it along as a file, or have it forgotten',
    options: { action: 'Show it, export it as a file, or forget it; show without it' },
  },
  help: { description: 'What this bot does, what it knows, and how to ask', options: { topic: 'What to explain' } },
  review: {
    description: 'What waits for moderators: reported errors, unanswered questions, changes of facts',
    options: { queue: 'Only this queue: reports, gaps, changes, cards or hidden' },
  },
};

/** Entries in the menu of a message; Discord shows the name alone. */
export const menus = {
  'Pin as fact card': 'Pin what an answer shows as a card that follows the documents; on a card, manage it',
  'Report an error': 'Tell the moderators of this server that something in an answer or a card is wrong',
  'Check this message': 'Hold a message against the documents: what agrees, what differs, what they do not cover',
};

/** The descriptions of options that several commands share. */
export const options = {
  country: 'The country',
  with: 'The other country',
  as_of: 'How it stood on a date: 2021, 2021-08 or 2021-08-15',
  source: 'Only this document',
  private: 'Show the answer only to you',
};
