/**
 * Gives out links to every passage of some articles, lets them be edited and indexed again several times, and follows all links ever
 * given out: through the real indexer, ledger and engine.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalizeForIdentity } from '../../src/domain/ids.ts';
import { openIndex } from '../../src/index.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { type Edit, type EditedArticle, Newsroom, paragraphsOf, randomNumbers, shareKept, textOf } from './edit-articles.ts';

type Paragraph = EditedArticle['paragraphs'][number];
export interface GivenLink {
  id: string;
  article: EditedArticle;
  was: Paragraph;
}

/** Less than this of a passage left, in all passages together, and it exists no more. */
const IN_SUBSTANCE = 0.5;

export interface Followed {
  seed: number;
  edits: Record<Edit, number>;
  /** Links followed, and those whose passage still exists in substance. */
  links: number;
  existing: number;
  /** Of the existing, those that led to it: unchanged, or said to be changed. */
  unchanged: number;
  changed: number;
  lost: string[];
  /** Links that led to a text that is not theirs, or to a changed one in silence. */
  wrong: string[];
}

export interface Simulation {
  articles: readonly { id: string; title: string; text: string }[];
  /** Prose to insert, of other articles. */
  spare: readonly string[];
  runs: number;
  editsPerRun: number;
  seed: number;
  /** Called at the end with the engine over the last version. */
  inspect?: (engine: SearchEngine, links: readonly GivenLink[]) => Promise<void>;
}

/** The words of the article that a passage is made of: a reader may join two paragraphs, or part one. */
function wordsOf(article: EditedArticle, text: string): Paragraph | undefined {
  const words = article.paragraphs.flat();
  const at = ` ${words.map((word) => word.spelling).join(' ')} `.indexOf(` ${normalizeForIdentity(text)} `);
  if (at < 0) return nearlyWhole(article, text);
  const [from, to] = [at, at + normalizeForIdentity(text).length];
  let start = 0;
  return words.filter(({ spelling }) => {
    const isIn = start >= from && start < to;
    start += spelling.length + 1;
    return isIn;
  });
}

/** The paragraph that a reader left something out of: a line that it takes for boilerplate. */
function nearlyWhole(article: EditedArticle, text: string): Paragraph | undefined {
  const words = normalizeForIdentity(text).split(' ');
  return article.paragraphs.find((paragraph) => {
    const spellings = new Set(paragraph.map((word) => word.spelling));
    return words.filter((word) => spellings.has(word)).length >= 0.95 * words.length;
  });
}

async function passagesNow(engine: SearchEngine, article: EditedArticle): Promise<{ id: string; paragraph: Paragraph }[]> {
  const annotated = await engine.article(article.id);
  return (annotated?.passages ?? []).flatMap(({ id, text }) => {
    const paragraph = wordsOf(article, text);
    return paragraph === undefined ? [] : [{ id, paragraph }];
  });
}

/** Follows one link to where it leads now. */
async function follow(engine: SearchEngine, id: string): Promise<{ id: string; moved: boolean } | undefined> {
  let at = id;
  for (let moves = 0; moves < 50; moves++) {
    const found = await engine.passage(at);
    if (found?.state === 'current') return { id: at, moved: moves > 0 };
    if (found?.state !== 'moved') return undefined;
    at = found.to;
  }
  return undefined;
}

async function judge(engine: SearchEngine, links: readonly GivenLink[], followed: Followed): Promise<void> {
  const now = new Map<string, Paragraph>();
  for (const article of new Set(links.map((link) => link.article))) {
    for (const { id, paragraph } of await passagesNow(engine, article)) now.set(id, paragraph);
  }
  for (const { id, article, was } of links) {
    followed.links++;
    const exists = article.paragraphs.reduce((sum, paragraph) => sum + shareKept(was, paragraph), 0) >= IN_SUBSTANCE;
    if (exists) followed.existing++;
    const landed = await follow(engine, id);
    if (landed === undefined) {
      if (exists) followed.lost.push(textOf(was));
      continue;
    }
    const is = now.get(landed.id);
    const found = await engine.passage(landed.id);
    const text = found?.state === 'current' ? found.passage.text : landed.id;
    const isSilent = is !== undefined && !landed.moved && normalizeForIdentity(textOf(is)) !== normalizeForIdentity(textOf(was));
    if (is === undefined || shareKept(was, is) === 0 || isSilent) {
      followed.wrong.push(`${textOf(was)}\n → ${text}`);
    } else if (exists) followed[landed.moved ? 'changed' : 'unchanged']++;
  }
}

/** Runs the simulation in a folder of its own. */
export async function followLinks({ articles, spare, runs, editsPerRun, seed, inspect }: Simulation): Promise<Followed> {
  const folder = await mkdtemp(join(tmpdir(), 'pullquote-edits-'));
  const random = randomNumbers(seed);
  const newsroom = new Newsroom(articles, spare, random);
  const edits = { insert: 0, delete: 0, move: 0, split: 0, merge: 0, typo: 0, reword: 0 };
  const followed: Followed = { seed, edits, links: 0, existing: 0, unchanged: 0, changed: 0, lost: [], wrong: [] };
  const links = new Map<string, GivenLink>();
  const corpus = join(folder, 'articles.jsonl');
  const indexDir = join(folder, 'index');
  try {
    for (let run = 0; run <= runs; run++) {
      if (run > 0) {
        for (let i = 0; i < editsPerRun; i++) {
          const article = newsroom.articles[Math.floor(random() * newsroom.articles.length)];
          if (article) followed.edits[newsroom.edit(article)]++;
        }
      }
      const rows = newsroom.articles.map(({ id, title, paragraphs }) =>
        JSON.stringify({ id, title, text: paragraphs.map(textOf).join('\n\n') }),
      );
      await writeFile(corpus, `${rows.join('\n')}\n`);
      await indexCorpus({ indexDir, paths: [corpus], annotate: false });
      const engine = await openIndex(indexDir);
      try {
        if (run === runs) {
          await judge(engine, [...links.values()], followed);
          await inspect?.(engine, [...links.values()]);
          break;
        }
        for (const article of newsroom.articles) {
          for (const { id, paragraph } of await passagesNow(engine, article)) {
            if (!links.has(id)) links.set(id, { id, article, was: paragraph });
          }
        }
      } finally {
        await engine.close();
      }
    }
    return followed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Paragraphs of articles, to insert in others. */
export function spareParagraphs(texts: readonly string[]): string[] {
  return texts.flatMap(paragraphsOf);
}
