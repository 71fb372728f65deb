import type { Locale } from '../locales/en.ts';
import { bold, rich, type Rich } from '../locales/rich.ts';
import type { Finding } from '../model/answer.ts';
import type { CountryCode } from '../model/country.ts';
import type { CheckedReceipt, Kept } from '../model/receipt.ts';
import type { Block, Reply } from './blocks.ts';
import { fit } from './limits.ts';
import { quoteOf, shown } from './parts.ts';

/** Pieces that are told of: what fits into one message when all have changed. The others are counted. */
const PIECES = 6;
/** What is shown of a passage that is the same, and of a long receipt, in characters. */
const SHOWN = 140;
/** What is not as it was comes first. */
const ORDER: Readonly<Record<Kept['state'], number>> = { changed: 0, gone: 1, same: 2 };

/** Words what became of an answer's evidence; only who asked for it sees it. */
export function speakReceipt(checked: CheckedReceipt, t: Locale, home: CountryCode): Reply {
  const { verdict, otherRules, pieces } = checked;
  const numbered = pieces.map((piece, i) => ({ piece, number: i + 1 }));
  const first = numbered.toSorted((a, b) => ORDER[a.piece.state] - ORDER[b.piece.state]).slice(0, PIECES);
  const remarks = [
    ...(pieces.length > PIECES ? [t.answer.left(pieces.length - PIECES)] : []),
    ...(verdict === 'changed' || verdict === 'gone' ? [t.receipt.slips] : []),
    `${t.receipt.label} ${fit(checked.receipt, SHOWN)}`,
  ];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.receipt.heading}` },
      { type: 'text', text: rich`${bold(t.receipt.verdicts[verdict])}` },
      ...(otherRules === undefined ? [] : [text(rich`${t.receipt.otherRules(otherRules)}`)]),
      ...first.flatMap(({ piece, number }) => blocksOf(piece, number, t, home)),
      { type: 'divider' },
      ...remarks.map((remark): Block => ({ type: 'small', text: rich`${remark}` })),
    ],
  };
}

const text = (of: Rich): Block => ({ type: 'text', text: of });

function blocksOf(piece: Kept, number: number, t: Locale, home: CountryCode): Block[] {
  const says = ({ claim, citation }: Finding): Rich =>
    claim ? t.statement(claim, 'any', home) : [fit(shown(citation.quote), SHOWN)];
  switch (piece.state) {
    case 'same':
      return [text(rich`${bold(String(number))}, ${t.receipt.same}: ${says(piece.finding)}`)];
    case 'gone':
      return [text(rich`${bold(String(number))}, ${t.receipt.gone}`)];
    case 'changed':
      return [
        text(rich`${bold(String(number))}, ${piece.now.length > 1 ? t.receipt.either : t.receipt.changed}`),
        ...piece.now.flatMap((finding) => [
          ...(finding.claim ? [text(says(finding))] : []),
          quoteOf(finding, number, t),
        ]),
      ];
  }
}
