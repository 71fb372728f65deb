import {
  bertil,
  call,
  choose,
  complete,
  direct,
  forge,
  moderator,
  press,
  reportOn,
  single,
  turn,
  type Scenario,
} from './script.ts';

const TRADE = call('trade', { country: 'PK', year: 2022 });
const trade = turn(TRADE, 'an answer', 'public', ['NOK 559 million']);
const more = turn(press('More'), 'what else can be done', 'private');
const REPORTS = call('review', { queue: 'reports' });
const HOSTILE = '@everyone <@1> **it** [was](https://b.example) \u202E14';
const form = ['Report an error', 'Why?', 'Comment', 'Who runs the bot'];

/** What members report and tell, and what moderators make of it. */
export const reports: readonly Scenario[] = [
  {
    name: 'an answer is reported from More; moderators read it, and one of them decides',
    steps: [
      trade,
      more,
      turn(press('Report an error'), 'the form', 'form', form),
      turn(complete({ what: ['np-exports-2022'], reason: 'fact', comment: HOSTILE }), 'taken', 'private', [
        'Thank you',
      ]),
      turn(REPORTS, 'a list', 'private', ['Reported by 1 member'], { by: moderator, hides: ['everyone'] }),
      turn(choose(0), 'what it is', 'changed', ['<@100000000000000011>', '\\@everyone \\<\\@1\\> \\*\\*it'], {
        by: moderator,
        hides: ['\u202E'],
        buttons: ['Hide it here', 'Note', 'Reject', 'Fixed', 'Back to the list'],
      }),
      turn(press('Fixed'), 'decided', 'changed', ['Decided: fixed in the documents'], { by: moderator }),
      turn(press('Fixed', -2), 'decided already', 'changed', ['Somebody else has decided this already'], {
        by: moderator,
        buttons: ['Back to the list'],
      }),
      turn(press('Fixed', -3), 'not for everybody', 'private', ['do not let you do this'], { by: bertil }),
    ],
  },
  {
    name: 'an answer is reported from the menu of its message; what somebody else wrote cannot be',
    steps: [
      trade,
      turn(reportOn(-1), 'the form', 'form', form),
      turn(complete({ reason: 'personal', leaves: ['yes'] }), 'taken, and told what leaves', 'private', [
        'Who runs the bot sees',
      ]),
      turn({ does: 'menu', name: 'Report an error', content: 'Norway sold 3 boats.' }, 'nothing to report', 'private', [
        'nothing of mine in this message',
      ]),
      turn(REPORTS, 'what is personal', 'private', ['Personal data, reported by 1 member'], { by: moderator }),
      turn(choose(0), 'what it is', 'changed', ['It is about me, or personal data'], { by: moderator }),
      turn(press('Reject'), 'the form of a reason', 'form', ['Reject the report'], { by: moderator }),
      turn(complete({ text: 'Nobody is named.' }), 'decided', 'private', ['rejected', 'Nobody is named.'], {
        by: moderator,
      }),
    ],
  },
  {
    name: 'a note stands under the quote in the server until it is removed',
    steps: [
      trade,
      turn(reportOn(-1), 'the form', 'form', form),
      turn(complete({ what: ['np-exports-2022'], reason: 'outdated' }), 'taken', 'private', ['Thank you']),
      turn(REPORTS, 'a list', 'private', [], { by: moderator }),
      turn(choose(0), 'what it is', 'changed', [], { by: moderator }),
      turn(press('Note'), 'the form of a note', 'form', ['A note of this server'], { by: moderator }),
      turn(complete({ text: 'See **channel** <#1>.' }), 'decided', 'private', ['a note was written'], {
        by: moderator,
      }),
      { wait: 3_000 },
      turn(TRADE, 'the answer with the note', 'public', [
        '-# **Server note** on “Norway exported goods worth NOK 559 million',
        '”: See \\*\\*channel\\*\\* \\<#1\\>.',
      ]),
      turn(TRADE, 'not in private messages', 'public', ['NOK 559 million'], { by: direct, hides: ['Server note'] }),
      turn(call('review', { queue: 'hidden' }), 'what there is', 'private', ['Server note'], { by: moderator }),
      turn(choose(0), 'the note', 'changed', ['See'], { by: moderator }),
      turn(press('Remove the note'), 'gone', 'changed', ['Done.'], { by: moderator }),
      { wait: 20_000 },
      turn(TRADE, 'the answer without it', 'public', ['NOK 559 million'], { hides: ['Server note'] }),
    ],
  },
  {
    name: 'a hidden claim is not told in the server any more, and moderators show it again',
    steps: [
      trade,
      turn(reportOn(-1), 'the form', 'form', form),
      turn(complete({ what: ['np-exports-2022'], reason: 'source' }), 'taken', 'private', ['Thank you']),
      turn(REPORTS, 'a list', 'private', [], { by: moderator }),
      turn(choose(0), 'what it is', 'changed', [], { by: moderator }),
      turn(
        press('Hide it here'),
        'decided',
        'changed',
        ['Decided: hidden in this server', 'It still stands like this'],
        {
          by: moderator,
        },
      ),
      { wait: 3_000 },
      turn(TRADE, 'the answer without it', 'public', ['1,079'], { hides: ['559'] }),
      turn(TRADE, 'with it in private messages', 'public', ['559'], { by: direct }),
      turn(call('review', { queue: 'hidden' }), 'what there is', 'private', ['Hidden'], { by: moderator }),
      turn(choose(0), 'the claim', 'changed', ['559'], { by: moderator }),
      turn(press('Show again'), 'shown again', 'changed', ['Done.'], { by: moderator }),
      { wait: 20_000 },
      turn(TRADE, 'the answer with it', 'public', ['559']),
    ],
  },
  {
    name: 'a refusal is told to the moderators, in words that the member sees first',
    steps: [
      turn(call('ask', { question: 'who designed the salang tunnel' }), 'a refusal', 'private'),
      turn(press('Tell moderators'), 'the form', 'form', ['Tell the moderators']),
      turn(complete({ question: 'Who @here drew it?' }), 'what is kept', 'private', [
        '“Who \\@here drew it?”',
        '90 days',
      ]),
      turn(call('review', { queue: 'gaps' }), 'a list', 'private', ['told by members 1 time'], { by: moderator }),
      turn(choose(0), 'the gap', 'changed', ['“Who \\@here drew it?”'], { by: moderator }),
      turn(press('Close'), 'closed', 'changed', ['It is closed'], { by: moderator, hides: ['drew it'] }),
      turn(press('Back to the list'), 'nothing is left', 'changed', ['Nothing is waiting.'], { by: moderator }),
    ],
  },
  single('a list for moderators is for nobody else', forge('2~step~review~page~all~1'), 'private', [
    'do not let you do this',
  ]),
  {
    name: 'in private messages there is nobody to be told',
    by: direct,
    steps: [
      turn(TRADE, 'an answer', 'public'),
      turn(reportOn(-1), 'no form', 'private', ['only in a server']),
      turn(forge('2~step~review~report~claim~np-exports-2022'), 'no form', 'private', ['only in a server']),
      turn(forge('2~step~review~tell~NO-PK~aid'), 'no form', 'private', ['only in a server']),
    ],
  },
];
