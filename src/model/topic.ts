import type { Answered } from './answer.ts';
import { KIND_NAMES, type Claim, type KindName } from './kinds/index.ts';
import { tellsOfEnvoy } from './kinds/person-role.ts';

/** Whoever asks for embassies must be told that relations were broken off. */
const isBreak = (claim: Claim): boolean => claim.kind === 'diplomatic-relations' && claim.event === 'severed';

/** What a look-up lists: some kinds of claims, in one form. Every kind is a topic of its own. */
interface TopicForm {
  readonly kinds: readonly KindName[];
  readonly shape: Answered['shape'];
  /** Claims of other kinds that belong to it all the same. */
  readonly also?: (claim: Claim) => boolean;
}

const isEnvoy = (claim: Claim): boolean => claim.kind === 'person-role' && tellsOfEnvoy(claim.quote);

const COMMAND_TOPICS = {
  relations: {
    kinds: ['diplomatic-relations', 'mission', 'accreditation', 'trade-flow', 'aid', 'agreement', 'visit', 'incident'],
    shape: 'card',
  },
  trade: { kinds: ['trade-flow', 'traded-goods'], shape: 'list' },
  goods: { kinds: ['traded-goods'], shape: 'list' },
  embassy: { kinds: ['mission', 'accreditation'], shape: 'list', also: (claim) => isEnvoy(claim) || isBreak(claim) },
  aid: { kinds: ['aid'], shape: 'list' },
  visits: { kinds: ['visit', 'meeting'], shape: 'list' },
  timeline: { kinds: [], shape: 'timeline' },
} as const satisfies Readonly<Record<string, TopicForm>>;

export type Topic = keyof typeof COMMAND_TOPICS | KindName;

/** Every topic by its name. A topic without kinds takes all of them. */
export const TOPICS: Readonly<Record<Topic, TopicForm>> = {
  ...(Object.fromEntries(
    KIND_NAMES.map((kind): [KindName, TopicForm] => [kind, { kinds: [kind], shape: 'list' }]),
  ) as Record<KindName, TopicForm>),
  ...COMMAND_TOPICS,
};

export const isTopic = (text: string): text is Topic => Object.hasOwn(TOPICS, text);
