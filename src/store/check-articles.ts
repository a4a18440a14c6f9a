/** The invariants between the files of a generation, each of which is known to be whole. */
import { join } from 'node:path';
import { type AnnotatedArticle, annotatedArticleSchema, type Span } from '../domain/annotation.ts';
import { messageOf } from '../domain/errors.ts';
import { PASSAGE_ID } from '../domain/ids.ts';
import { type FileLayer, readLines } from './file-layer.ts';
import { fileNames } from './index-folder.ts';
import type { Manifest, SegmentEntry } from './manifest.ts';
import { type ArticleState, articleStateSchema, readTable } from './tables.ts';

/** Utterances of an article. */
export function countUtterances({ passages }: Pick<AnnotatedArticle, 'passages'>): number {
  return new Set(passages.flatMap((passage) => passage.quotations.map((quotation) => quotation.utterance))).size;
}

/** What does not hold, in sentences that name the file. */
export async function checkArticles(files: FileLayer, indexDir: string, manifest: Manifest): Promise<string[]> {
  const found: string[] = [];
  const path = join(indexDir, fileNames.articles(manifest.generation));
  const states = new Map<string, ArticleState>();
  try {
    for await (const state of readTable(files, path, articleStateSchema)) {
      if (states.has(state.id)) found.push(`${path} has the article ${state.id} twice`);
      states.set(state.id, state);
    }
    for (const segment of manifest.segments) found.push(...(await checkSegment(files, indexDir, segment, states)));
  } catch (error) {
    return [...found, messageOf(error)];
  }
  const all = [...states.values()];
  const sum = (field: 'passages' | 'quotations') => all.reduce((total, state) => total + state[field], 0);
  const { articles, passages, quotations } = manifest.counts;
  if (all.length !== articles || sum('passages') !== passages || sum('quotations') !== quotations) {
    found.push(`${path} does not add up to the counts of the manifest`);
  }
  return found;
}

async function checkSegment(
  files: FileLayer,
  indexDir: string,
  segment: SegmentEntry,
  states: ReadonlyMap<string, ArticleState>,
): Promise<string[]> {
  const path = join(indexDir, fileNames.segmentArticles(segment.name));
  const deleted = new Set(segment.deleted);
  const found: string[] = [];
  const totals = { articles: 0, passages: 0, quotations: 0 };
  for await (const line of readLines(files, path)) {
    const ordinal = totals.articles++;
    const parsed = annotatedArticleSchema.safeParse(JSON.parse(line));
    if (!parsed.success) {
      found.push(`${path} has no article in line ${ordinal + 1}`);
      continue;
    }
    const article = parsed.data;
    const utterances = countUtterances(article);
    totals.passages += article.passages.length;
    totals.quotations += utterances;
    found.push(...checkPassages(article).map((what) => `${path}, line ${ordinal + 1}: ${what}`));
    if (deleted.has(ordinal)) continue;
    const state = states.get(article.article.id);
    const isWhereItShouldBe = state?.segment === segment.name && state.ordinal === ordinal;
    if (!isWhereItShouldBe || state.passages !== article.passages.length || state.quotations !== utterances) {
      found.push(`${path}, line ${ordinal + 1}: the table of articles says otherwise of ${article.article.id}`);
    }
  }
  const isCounted =
    totals.articles === segment.articles && totals.passages === segment.passages && totals.quotations === segment.quotations;
  if (!isCounted) found.push(`${path} does not have what the manifest counts`);
  if (segment.deleted.some((ordinal) => ordinal >= segment.articles))
    found.push(`the manifest deletes articles that ${segment.name} does not have`);
  return found;
}

function checkPassages({ passages }: AnnotatedArticle): string[] {
  const found: string[] = [];
  const ids = new Set<string>();
  for (const [place, passage] of passages.entries()) {
    const { id, ordinal, text, mentions, quotations, terms, citedSources } = passage;
    if (ordinal !== place) found.push(`passage ${id} is not at its ordinal`);
    if (!PASSAGE_ID.test(id) || ids.has(id)) found.push(`${id} is no id of one passage`);
    ids.add(id);
    const isOutside = ({ start, end }: Span) => start > end || end > text.length;
    if ([...mentions, ...quotations, ...terms, ...citedSources].some(isOutside)) found.push(`passage ${id} has a span outside its text`);
  }
  return found;
}
