/** What occurs most, the most first: each with its page, its number, and a bar for those who would rather look than read. */
import type { FC } from 'hono/jsx';
import { formatNumber } from '../format.ts';
import { ShareBar } from '../icons.tsx';

export interface RankedItem {
  label: string;
  href: string;
  count: number;
  /** Where the number leads, if elsewhere than the label; and what is found there, in words. */
  found?: { href: string; name: string };
}

export interface RankingProps {
  id: string;
  title: string;
  items: readonly RankedItem[];
  /** All of them. */
  more?: { href: string; text: string };
}

export const Ranking: FC<RankingProps> = ({ id, title, items, more }) => {
  const most = Math.max(1, ...items.map(({ count }) => count));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="ranking">
        {items.map(({ label, href, count, found }) => (
          <li>
            {found ? (
              <>
                <a href={href}>{label}</a>
                <a class="count" href={found.href} title={found.name} aria-label={`${formatNumber(count)}, ${found.name}`}>
                  {formatNumber(count)}
                </a>
              </>
            ) : (
              <a class="row" href={href}>
                <span class="label">{label}</span> <span class="count">{formatNumber(count)}</span>
              </a>
            )}
            <ShareBar share={(100 * count) / most} />
          </li>
        ))}
      </ul>
      {more && (
        <p>
          <a class="more" href={more.href}>
            {more.text}
          </a>
        </p>
      )}
    </section>
  );
};
