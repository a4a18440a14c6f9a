/** Links to the other pages of a list. They load a page anew, so that reading starts at its top. */
import type { FC } from 'hono/jsx';
import { formatNumber } from '../format.ts';
import { texts } from '../languages/language.ts';
import { Sentence } from '../sentence.tsx';

export interface PagerProps {
  page: number;
  pages: number;
  /** The pages to link, in order; a gap between neighbours is shown as one. */
  links: readonly { page: number; href: string }[];
}

/** The pages worth a link: the first, the last, and those around the current one. */
export function pagesToLink(page: number, pages: number): number[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, pages];
  return [...new Set(wanted.filter((one) => one >= 1 && one <= pages))].sort((a, b) => a - b);
}

/** What is said instead of an empty list, where the address asks for a page that there is not. */
export const BeyondLast: FC<PagerProps> = ({ page, pages, links }) => {
  const last = links.at(-1);
  if (page <= pages || last === undefined) return null;
  return (
    <p class="beyond">
      <Sentence
        of={texts().pager.beyond(pages)}
        parts={{
          last: (
            <a id="last-page" href={last.href}>
              {texts().pager.last(pages)}
            </a>
          ),
        }}
      />
    </p>
  );
};

export const Pager: FC<PagerProps> = ({ page, pages, links }) => {
  if (pages <= 1) return null;
  const previous = links.find((link) => link.page === page - 1);
  const next = links.find((link) => link.page === page + 1);
  return (
    <nav class="pager" aria-label={texts().pager.label}>
      {previous && (
        <a rel="prev" href={previous.href}>
          {texts().pager.previous}
        </a>
      )}
      <ol>
        {links.map((link, i) => (
          <li class={i > 0 && links[i - 1]?.page !== link.page - 1 ? 'after-gap' : 'next-to'}>
            {link.page === page ? (
              <span aria-current="page">{formatNumber(link.page)}</span>
            ) : (
              <a href={link.href} aria-label={texts().pager.page(link.page)}>
                {formatNumber(link.page)}
              </a>
            )}
          </li>
        ))}
      </ol>
      {next && (
        <a rel="next" href={next.href}>
          {texts().pager.next}
        </a>
      )}
    </nav>
  );
};
