/** Speakers to choose from, with how often each is quoted; without a script as with one. */
import { texts } from '../languages/language.ts';
import type { FC } from 'hono/jsx';
import { formatNumber } from '../format.ts';
import { ShareBar } from '../icons.tsx';

export interface SpeakerChoiceProps {
  /** The search without its speakers. */
  carried: readonly (readonly [name: string, value: string])[];
  speakers: readonly { value: string; name: string; count: number; href: string; share: number; isChosen: boolean }[];
}

export const SpeakerChoice: FC<SpeakerChoiceProps> = ({ carried, speakers }) => (
  <form class="choose-speakers" method="get" action="/compare">
    {carried.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {speakers.length === 0 && <p>{texts().compare.speakers.nobody}</p>}
    <ul class="ranking">
      {speakers.map(({ value, name, count, href, share, isChosen }) => (
        <li>
          <label>
            <input type="checkbox" name="speaker" value={value} checked={isChosen} />
            <span dir="auto">{name}</span>
          </label>
          <a class="count" href={href} aria-label={texts().compare.speakers.countOf(name, count)}>
            {formatNumber(count)}
          </a>
          <ShareBar share={share} />
        </li>
      ))}
    </ul>
    <p class="find">
      <label for="other-speaker">{texts().compare.speakers.other}</label>
      <input id="other-speaker" name="speaker" type="search" autocomplete="off" />
      <button type="submit">{texts().compare.speakers.compare}</button>
    </p>
  </form>
);
