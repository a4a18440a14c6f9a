/** On whose word each source rests, drawn: a bar each that is all of its quotations, in parts that patterns tell apart, with their numbers. */
import { texts } from '../../../views/languages/language.ts';
import { scaleLinear } from 'd3-scale';
import type { WordBarsDrawing, WordBarsProps } from '../../../views/components/word-bars.tsx';
import { formatNumber, formatShare } from '../../../views/format.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { type SourceWords, WORD_KINDS } from '../on-whose-word.ts';
import { searchUrl } from '../url-query.ts';
import { cutLabel, roomOf } from './label.ts';

/** Sizes in the units of the picture, which are pixels where it is shown as wide as it is drawn. */
const WIDE = { width: 520, left: 150, above: 0, letters: 20 };
const NARROW = { width: 328, left: 0, above: 18, letters: 36 };
const BAR = 16;
const NUMBERS = 15;
const GAP = 8;
const FONT = 11;

function draw(sources: readonly SourceWords[], { width, left, above, letters }: typeof WIDE): WordBarsDrawing {
  const row = above + BAR + NUMBERS + GAP;
  return {
    width,
    height: sources.length * row,
    bar: BAR,
    rows: sources.map((words, i) => {
      const name = bucketLabel('source', words.source, words.label);
      const share = scaleLinear()
        .domain([0, Math.max(1, words.all.count)])
        .range([0, width - left]);
      let before = 0;
      const parts = WORD_KINDS.flatMap((kind) => {
        const { count, query } = words.kinds[kind];
        const x = left + share(before);
        before += count;
        if (count === 0) return [];
        const size = share(count);
        const text = formatNumber(count);
        return {
          kind,
          href: searchUrl(query),
          name: texts().compare.word.segment(name, texts().compare.word.kinds[kind], count, formatShare(count / words.all.count)),
          x,
          width: size,
          ...(roomOf([text], FONT).width < size ? { count: text } : {}),
        };
      });
      return { label: cutLabel(name, letters), href: searchUrl(words.all.query), left, y: i * row + above, parts };
    }),
  };
}

export function presentWordBars(sources: readonly SourceWords[]): WordBarsProps {
  return {
    wide: draw(sources, WIDE),
    narrow: draw(sources, NARROW),
    rows: sources.map((words) => {
      const label = bucketLabel('source', words.source, words.label);
      const counted = [
        { what: texts().compare.word.all, of: words.all },
        ...WORD_KINDS.map((kind) => ({ what: texts().compare.word.kinds[kind], of: words.kinds[kind] })),
        { what: texts().compare.word.silent, of: words.silent },
      ];
      return {
        label,
        cells: counted.map(({ what, of: { count, query } }) => ({
          count: formatNumber(count),
          name: texts().compare.word.found(label, what, count),
          ...(count === 0 ? {} : { href: searchUrl(query) }),
        })),
      };
    }),
  };
}
