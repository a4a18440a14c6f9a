/** Speakers over time, drawn: a lane each, all on one axis of time and one of number, so that both can be compared by eye. */
import { language, texts } from '../../../views/languages/language.ts';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { LanesDrawing, LanesProps } from '../../../views/components/lanes.tsx';
import type { NumberCell } from '../../../views/components/number-table.tsx';
import { formatCompact, formatNumber } from '../../../views/format.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { type ComparedSpeaker, undatedOf } from '../compare-speakers.ts';
import { searchUrl } from '../url-query.ts';
import { cutLabel, roomOf } from './label.ts';
import { countIn, type Period, queryIn, sharedPeriods } from './shared-axis.ts';

/** Sizes in the units of the picture, which are pixels where it is shown as wide as it is drawn. */
const WIDE = { width: 640, periods: 36, letters: 80 };
const NARROW = { width: 328, periods: 12, letters: 38 };
const LABEL = 20;
const BARS = 56;
const GAP = 16;
const AXIS = 22;
const FONT = 11;
/** Half of a label of time, which stands below the first mark and the last. */
const EDGE = 14;
/** A number has room above each bar from this width on. */
const COUNTED = 17;

export const speakerName = ({ value, label }: Pick<ComparedSpeaker, 'value' | 'label'>): string => bucketLabel('speaker', value, label);

/** As many labels as stand side by side without touching. */
function ticksOf(periods: readonly Period[], step: number, left: (i: number) => number): LanesDrawing['ticks'] {
  const widest = Math.max(...periods.map(({ label }) => roomOf([label], FONT).width)) + 8;
  const every = Math.max(1, Math.ceil(widest / step));
  return periods.flatMap(({ label }, i) => (i % every === 0 ? [{ x: left(i) + step / 2, label }] : []));
}

function draw(speakers: readonly ComparedSpeaker[], { width, periods: most, letters }: typeof WIDE): LanesDrawing | undefined {
  const periods = sharedPeriods(
    speakers.map(({ dates }) => dates),
    most,
  );
  if (periods.length === 0) return undefined;
  const isFromRight = language().dir === 'rtl';
  const band = scaleBand<number>()
    .domain(periods.map((_, i) => i))
    .range(isFromRight ? [width - EDGE, EDGE] : [EDGE, width - EDGE])
    .paddingInner(0.12)
    .paddingOuter(0.06);
  const left = (i: number): number => band(i) ?? 0;
  const counts = speakers.map(({ dates }) => periods.map((period) => countIn(dates, period)));
  const largest = Math.max(1, ...counts.flat());
  // Room for a number above the tallest.
  const height = scaleLinear()
    .domain([0, largest])
    .range([0, BARS - FONT - 2]);
  return {
    width,
    height: speakers.length * (LABEL + BARS + GAP) + AXIS,
    start: isFromRight ? width : 0,
    barWidth: band.bandwidth(),
    laneHeight: BARS,
    axis: speakers.length * (LABEL + BARS + GAP) - GAP + 4,
    ticks: ticksOf(periods, band.step(), left),
    lanes: speakers.map((speaker, lane) => {
      const own = counts[lane] ?? [];
      const tallest = own.indexOf(Math.max(...own));
      const name = speakerName(speaker);
      return {
        label: cutLabel(texts().compare.compare.lane(name, speaker.total), letters),
        href: searchUrl(speaker.query),
        y: lane * (LABEL + BARS + GAP) + LABEL,
        bars: periods.flatMap((period, i) => {
          const count = own[i] ?? 0;
          if (count === 0) return [];
          return {
            href: searchUrl(queryIn(speaker.query, period)),
            name: texts().compare.compare.bar(name, period.name, count),
            x: left(i),
            height: height(count),
            ...(i === tallest || band.step() >= COUNTED ? { count: formatCompact(count) } : {}),
          };
        }),
      };
    }),
  };
}

function tableOf(speakers: readonly ComparedSpeaker[], periods: readonly Period[]): LanesProps['rows'] {
  const row = (label: string, cells: readonly NumberCell[]): LanesProps['rows'][number] => ({ label, cells });
  const dated = periods.map((period) =>
    row(
      period.name,
      speakers.map((speaker): NumberCell => {
        const count = countIn(speaker.dates, period);
        const href = count === 0 ? {} : { href: searchUrl(queryIn(speaker.query, period)) };
        return { count: formatNumber(count), name: texts().compare.compare.bar(speakerName(speaker), period.name, count), ...href };
      }),
    ),
  );
  const undated = row(
    texts().compare.compare.undated,
    speakers.map((speaker): NumberCell => {
      const { total: count, query } = undatedOf(speaker);
      const href = count === 0 ? {} : { href: searchUrl(query) };
      return {
        count: formatNumber(count),
        name: texts().compare.compare.bar(speakerName(speaker), texts().compare.compare.undated, count),
        ...href,
      };
    }),
  );
  const total = row(
    texts().compare.compare.total,
    speakers.map((speaker): NumberCell => {
      const name = texts().compare.speakers.countOf(speakerName(speaker), speaker.total);
      return { count: formatNumber(speaker.total), name, href: searchUrl(speaker.query) };
    }),
  );
  return [...dated, undated, total].filter(({ cells }) => cells.some(({ href }) => href !== undefined));
}

/** The periods of the wide drawing, which are those of the table and of what stands in parallel. */
export function comparedPeriods(speakers: readonly ComparedSpeaker[]): Period[] {
  return sharedPeriods(
    speakers.map(({ dates }) => dates),
    WIDE.periods,
  );
}

/** Nothing is drawn where nothing has a date; the table stays. */
export function presentLanes(speakers: readonly ComparedSpeaker[]): LanesProps {
  const [wide, narrow] = [draw(speakers, WIDE), draw(speakers, NARROW)];
  return {
    ...(wide === undefined || narrow === undefined ? {} : { drawings: { wide, narrow } }),
    offAxis: speakers.flatMap((speaker) => {
      const { total, query } = undatedOf(speaker);
      return total === 0 ? [] : { label: texts().compare.compare.lane(speakerName(speaker), total), href: searchUrl(query) };
    }),
    columns: speakers.map(speakerName),
    rows: tableOf(speakers, comparedPeriods(speakers)),
  };
}
