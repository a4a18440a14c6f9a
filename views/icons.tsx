/** The few marks that are drawn rather than written. */
import type { FC } from 'hono/jsx';

/** The share of a count behind its row, as a thin line; `share` in percent. */
export const ShareBar: FC<{ share: number }> = ({ share }) => (
  <svg class="share" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    <rect width={share.toFixed(1)} height="1" />
  </svg>
);

export const SearchIcon: FC = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="8.5" cy="8.5" r="5.5" />
    <path d="M12.8 12.8 18 18" />
  </svg>
);
