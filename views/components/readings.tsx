/** What a search was read as, where that is not what was typed: above its results, and on each page that counts them. */
import type { FC } from 'hono/jsx';
import { liveLink } from '../hx.ts';
import { texts } from '../languages/language.ts';
import { Sentence } from '../sentence.tsx';

export interface ReadingsProps {
  total: number;
  /** What was searched in place of words that no text has. */
  relaxed?: string;
  /** The words that were probably meant. */
  didYouMean?: { text: string; href: string };
  /** "" where nothing of what was typed can be searched for. */
  readAs?: string;
  /** Typed as dates, and none. */
  unread?: readonly string[];
  /** Of names in the filters that the corpus does not have, in words. */
  unknown?: readonly string[];
}

export const Readings: FC<ReadingsProps & { isLive?: boolean }> = (props) => {
  const { total, relaxed, readAs, didYouMean, unread = [], unknown = [], isLive = false } = props;
  const { results } = texts();
  return (
    <div class="readings">
      {unread.map((typed) => (
        <p>{results.notRead(typed)}</p>
      ))}
      {unknown.map((said) => (
        <p>{said}</p>
      ))}
      {readAs !== undefined && <p>{readAs === '' ? results.readAsNothing : results.readAs(readAs)}</p>}
      {relaxed && <p>{total > 0 ? results.relaxed(relaxed) : results.relaxedInVain(relaxed)}</p>}
      {didYouMean && (
        <p>
          <Sentence
            of={results.didYouMean}
            parts={{
              words: (
                <a id="did-you-mean" {...(isLive ? liveLink(didYouMean.href) : { href: didYouMean.href })}>
                  {didYouMean.text}
                </a>
              ),
            }}
          />
        </p>
      )}
    </div>
  );
};
