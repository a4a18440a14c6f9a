/**
 * The language of a text: English by its function words, any other by franc's trigrams.
 *
 * What matters most is to tell English, which is annotated, from the others, and to say "und" rather than guess. Nearly every text is English
 * beyond doubt after 500 characters; franc, which costs 2 ms, is asked about the rest. Cost is bounded: 2,000 characters are looked at.
 */
import { francAll } from 'franc';

const SAMPLE = 500;
const LARGE_SAMPLE = 2000;
/** Function words are 35–50 % of running English, and under 20 % of any language that shares some of them. */
const ENGLISH_SHARE = 0.25;
const CLEAR_HITS = 20;
const MIN_HITS = 3;
/** Trigrams of fewer letters say too little, but for scripts in which a letter is a syllable or a word. */
const MIN_LETTERS = 60;
const MIN_IDEOGRAMS = 15;
/** Lists of names and numbers are like no language, and so like many; in a text that is not English it is far behind the first. */
const NEARLY_ENGLISH = 0.92;

const ENGLISH = new Set(
  'the of and to in a is that for it was on with as he be at by this had not are but from or have an they which one you were her all she there would their we him been has when who will more no if out so said what up its about than into them can only other could new some'.split(
    ' ',
  ),
);

/** The languages of states and large regions, by ISO 639-3; among all that there are, a short text is often nearest to a wrong one. */
const CANDIDATES =
  'eng spa fra deu ita por nld swe dan nob fin est ekk lav lvs lit pol ces slk slv hrv bos srp hun ron bul mkd ell tur azj als sqi cat glg eus isl gle cym mlt rus bel kat hye heb arb pes urd pbu hin ben mar guj pan tam tel kan mal sin npi tha lao khm mya vie ind zlm tgl jav sun cmn jpn kor swh hau yor ibo som amh zul xho afr kaz uzn tgk khk hat'.split(
    ' ',
  );

const WORDS = /[\p{L}\p{M}]+/gu;
const IDEOGRAM = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

interface EnglishWords {
  hits: number;
  share: number;
  letters: number;
}

function countEnglish(sample: string): EnglishWords {
  const words = sample.match(WORDS) ?? [];
  let hits = 0;
  let letters = 0;
  for (const word of words) {
    letters += word.length;
    if (ENGLISH.has(word)) hits++;
  }
  return { hits, share: words.length === 0 ? 0 : hits / words.length, letters };
}

/** Its trigrams are those of Russian too often; its letters are not. */
const UKRAINIAN = /[іїєґ]/i;

function byTrigrams(sample: string): string {
  const [best, ...others] = francAll(sample, { only: UKRAINIAN.test(sample) ? [...CANDIDATES, 'ukr'] : CANDIDATES });
  if (best === undefined || best[0] === 'und') return 'und';
  if (best[0] === 'eng') return 'en';
  const english = others.find(([code]) => code === 'eng')?.[1] ?? 0;
  return english >= NEARLY_ENGLISH ? 'und' : (Intl.getCanonicalLocales(best[0])[0] ?? 'und');
}

/** A BCP 47 tag ("en", "pt"), or "und" when the text says too little. */
export function detectLanguage(text: string): string {
  const first = countEnglish(text.slice(0, SAMPLE).toLowerCase());
  if (first.hits >= CLEAR_HITS && first.share >= ENGLISH_SHARE) return 'en';
  const sample = text.slice(0, LARGE_SAMPLE);
  const { hits, share, letters } = countEnglish(sample.toLowerCase());
  if (hits >= MIN_HITS && share >= ENGLISH_SHARE) return 'en';
  const isEnough = letters >= MIN_LETTERS || (sample.match(IDEOGRAM)?.length ?? 0) >= MIN_IDEOGRAMS;
  return isEnough ? byTrigrams(sample) : 'und';
}
