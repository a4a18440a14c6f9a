/** Whether any of the chosen values of a facet must hold, or all of them. */
import type { FC } from 'hono/jsx';
import type { FacetField } from '../../src/domain/search.ts';
import { liveLink } from '../hx.ts';
import { texts } from '../languages/language.ts';
import { Sentence } from '../sentence.tsx';

export interface CombineProps {
  all: boolean;
  anyHref: string;
  allHref: string;
}

/** `live` is off where the answer is another page. */
export const Combine: FC<{ field: FacetField; combine: CombineProps; live: boolean }> = ({ field, combine, live }) => {
  const choice = (all: boolean, href: string, label: string) => (
    <a
      id={`${field}.${all ? 'all' : 'any'}`}
      {...(live ? liveLink(href) : { href })}
      {...(combine.all === all ? { 'aria-current': 'true' as const } : {})}
    >
      {label}
    </a>
  );
  const parts = {
    any: choice(false, combine.anyHref, texts().filters.anyOf),
    all: choice(true, combine.allHref, texts().filters.everyOf),
  };
  return (
    <p class="combine">
      <Sentence of={texts().filters.combine} parts={parts} />
    </p>
  );
};
