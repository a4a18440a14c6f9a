/** An article as it is read: its blocks in order, each passage with its id, its voices and its hits. */
import type { ArticleBlock } from '../../../views/components/article-block.tsx';
import type { ArticlePageProps } from '../../../views/pages/article-page.tsx';
import type { Run } from '../../../views/runs.tsx';
import { safeUrl } from '../../../views/safe-url.ts';
import { type AnnotatedArticle, ENTITY_TYPES, type Mention, type Passage, type Quotation, type Span } from '../../domain/annotation.ts';
import { type Block, type BlockKind, isAnnotatedLanguage, PASSAGE_KINDS } from '../../domain/article.ts';
import { entityLink, passageLink } from '../../domain/links.ts';
import { searchQuery } from '../../domain/search.ts';
import { isNotGiven } from '../../search/facet-values.ts';
import { searchUrl } from '../url-query.ts';
import { directionOf } from './direction.ts';
import { clipOf, voicesOf } from './hits.ts';
import { languageName } from './language.ts';
import { referenceOf, takenFrom } from './reference.ts';
import { type Layers, runsOf, voiceLayers } from './runs.ts';
import { FragmentMaker, withDirective } from './text-fragment.ts';

/** What the page shows besides the article itself. */
export interface Reading {
  target?: string;
  /** What a link marks in the target. */
  spans?: readonly Span[];
  /** Hits of the search that led here, by passage id, in the order of the text. */
  hits: ReadonlyMap<string, readonly Span[]>;
  /** Names as links. */
  names: boolean;
  /** Quotations that stand in other articles too, by passage id. */
  sameWords?: ReadonlyMap<string, NonNullable<ArticleBlock['sameWords']>>;
  /** Where a passage is corrected. */
  correctHref?: (passageId: string) => string;
}

const IS_PASSAGE: ReadonlySet<BlockKind> = new Set(PASSAGE_KINDS);
/** Shown above the text, or at its end, instead of in it. */
const NOT_IN_BODY: ReadonlySet<BlockKind> = new Set(['title', 'dek', 'byline', 'source-line']);

/** Each block with the passage that it became: both are in the order of the text. */
function pairBlocks(blocks: readonly Block[], passages: readonly Passage[]): { block: Block; passage?: Passage }[] {
  let next = 0;
  return blocks.map((block) => {
    const passage = passages[next];
    if (passage === undefined || !IS_PASSAGE.has(block.kind) || passage.kind !== block.kind || passage.text !== block.text)
      return { block };
    next++;
    return { block, passage };
  });
}

function entityLayer(mentions: readonly Mention[], namesById: ReadonlyMap<string, string>): NonNullable<Layers['entities']> {
  return mentions.flatMap(({ start, end, type, entity }) => {
    const entityType = ENTITY_TYPES.find((one) => one === type);
    if (entity === undefined || entityType === undefined) return [];
    return [{ start, end, entity: { type: entityType, name: namesById.get(entity) ?? entity, href: entityLink(entity) } }];
  });
}

function passageRuns(passage: Passage, reading: Reading, namesById: ReadonlyMap<string, string>): Run[] {
  return runsOf(passage.text, {
    ...voiceLayers(passage.text, passage.quotations, true),
    marks: [...(reading.hits.get(passage.id) ?? []), ...(reading.spans && passage.id === reading.target ? reading.spans : [])],
    ...(reading.names ? { entities: entityLayer(passage.mentions, namesById) } : {}),
  });
}

/** Who says which stretch of the text word for word, for what is copied of it. */
function quotesOf(passage: Passage): NonNullable<ArticleBlock['quotes']> {
  return passage.quotations.flatMap(({ start, end, kind, speaker }) =>
    kind === 'indirect' || speaker === null || isNotGiven(speaker) ? [] : [[start, end, speaker.name] as const],
  );
}

/** The voices of a passage, and each utterance of them to be clipped by itself. */
function voicesToClip(passage: Passage): ArticleBlock['voices'] {
  const { text, quotations } = passage;
  const clipsOf = (parts: readonly Quotation[]): ReturnType<typeof clipOf>[] =>
    [...new Set(parts.map(({ utterance }) => utterance))].map((number) => {
      const whole = quotations.filter(({ utterance }) => utterance === number).sort((a, b) => a.start - b.start);
      return clipOf(passage, whole);
    });
  return voicesOf(text, quotations, { start: 0, end: text.length }, clipsOf);
}

/** What the page shows of the place of a passage among the hits. */
function placeAmongHits(id: string, hits: Reading['hits']): ArticleBlock['hit'] {
  const ids = [...hits.keys()];
  const at = ids.indexOf(id);
  if (at < 0) return undefined;
  const [previous, next] = [ids[at - 1], ids[at + 1]];
  return {
    number: at + 1,
    total: ids.length,
    ...(previous === undefined ? {} : { previousHref: `#${previous}` }),
    ...(next === undefined ? {} : { nextHref: `#${next}` }),
  };
}

function linksOf(
  { id }: Passage,
  originalHref: string | undefined,
  { correctHref }: Reading,
): Pick<ArticleBlock, 'permalink' | 'originalHref' | 'correctHref'> {
  return {
    permalink: passageLink(id),
    ...(originalHref === undefined ? {} : { originalHref }),
    ...(correctHref === undefined ? {} : { correctHref: correctHref(id) }),
  };
}

const CELL_MARK = ' | ';

/** The cells of a table of which the reader kept rows as lines; nothing where it has none. */
function rowsOf(text: string): ArticleBlock['rows'] {
  if (!text.includes(CELL_MARK)) return undefined;
  return text.split('\n').map((row) => row.split(CELL_MARK).map((cell) => ({ text: cell, dir: directionOf(cell) })));
}

interface Paired {
  block: Block;
  passage?: Passage;
  originalHref?: string;
}

function presentBlock({ block, passage, originalHref }: Paired, reading: Reading, namesById: ReadonlyMap<string, string>): ArticleBlock {
  const rows = block.kind === 'table' ? rowsOf(block.text) : undefined;
  const set = { kind: block.kind, dir: directionOf(block.text), ...(rows === undefined ? {} : { rows }) };
  if (passage === undefined) return { ...set, runs: [{ text: block.text, marked: false }], voices: [], isTarget: false };
  const hit = placeAmongHits(passage.id, reading.hits);
  const quotes = quotesOf(passage);
  const sameWords = reading.sameWords?.get(passage.id);
  return {
    ...set,
    id: passage.id,
    ...linksOf(passage, originalHref, reading),
    runs: passageRuns(passage, reading, namesById),
    voices: voicesToClip(passage),
    isTarget: passage.id === reading.target,
    ...(hit === undefined ? {} : { hit }),
    ...(quotes.length === 0 ? {} : { quotes }),
    ...(sameWords === undefined ? {} : { sameWords }),
  };
}

/** Each block with its passage, and with the address of the same words on the page that the article came from. */
function pairedBlocks({ article, passages }: AnnotatedArticle, originalUrl: string | undefined): Paired[] {
  const paired = pairBlocks(article.blocks, passages);
  if (originalUrl === undefined) return paired;
  const maker = new FragmentMaker(article.blocks.map((block) => block.text));
  return paired.map((one, i) => (one.passage ? { ...one, originalHref: withDirective(originalUrl, maker.directive(i)) } : one));
}

/** Makes the addresses of passages, or of spans of them, on the page that the article came from. */
export function originalPlaces({ article, passages }: AnnotatedArticle, originalUrl: string): (passageId: string, span?: Span) => string {
  const paired = pairBlocks(article.blocks, passages);
  const maker = new FragmentMaker(article.blocks.map((block) => block.text));
  return (passageId, span) => {
    const index = paired.findIndex(({ passage }) => passage?.id === passageId);
    return withDirective(originalUrl, index < 0 ? undefined : maker.directive(index, span));
  };
}

function credits({ article }: AnnotatedArticle): ArticlePageProps['credits'] {
  return article.credits.map(({ name, title, url }) => {
    const safe = safeUrl(url);
    return { name, ...(title === undefined ? {} : { title }), ...(safe === undefined ? {} : { url: safe }) };
  });
}

function copies({ article }: AnnotatedArticle): ArticlePageProps['copies'] {
  return (article.copies ?? []).map(({ source, path, url }) => {
    const safe = safeUrl(url);
    return { name: source?.name ?? path, ...(safe === undefined ? {} : { url: safe }) };
  });
}

/** What the page says of an article itself. */
export function presentArticle(
  annotated: AnnotatedArticle,
  reading: Reading,
): Omit<ArticlePageProps, 'form' | 'backHref' | 'names' | 'changed' | 'selection'> {
  const { article, entities } = annotated;
  const namesById = new Map(entities.map(({ id, name }) => [id, name]));
  const originalUrl = safeUrl(article.url);
  const paired = pairedBlocks(annotated, originalUrl);
  const dek = paired.find(({ block }) => block.kind === 'dek');
  const dekText = dek?.block.text ?? article.dek;
  const dekHit = dek?.passage && placeAmongHits(dek.passage.id, reading.hits);
  const [firstHit] = reading.hits.keys();
  return {
    title: article.title,
    titleDir: directionOf(article.title),
    ...(dekText === undefined
      ? {}
      : {
          dek: dek?.passage ? passageRuns(dek.passage, reading, namesById) : [{ text: dekText, marked: false }],
          dekDir: directionOf(dekText),
        }),
    ...(dek?.passage ? { dekId: dek.passage.id, dekLinks: linksOf(dek.passage, dek.originalHref, reading) } : {}),
    ...(dekHit ? { dekHit } : {}),
    ...(firstHit === undefined ? {} : { hits: { total: reading.hits.size, firstHref: `#${firstHit}` } }),
    sources: article.sources.map(({ name }) => ({ name, href: searchUrl(searchQuery({ filters: { source: [name] } })) })),
    authors: article.authors,
    ...(article.published === undefined ? {} : { published: article.published }),
    ...(article.modified === undefined ? {} : { modified: article.modified }),
    ...(originalUrl === undefined ? {} : { originalUrl }),
    path: article.path,
    takenFrom: takenFrom(article),
    reference: referenceOf(article),
    ...(article.language === 'und' ? {} : { language: article.language }),
    ...(isAnnotatedLanguage(article.language) ? {} : { foreignLanguage: languageName(article.language) }),
    credits: credits(annotated),
    copies: copies(annotated),
    blocks: paired.filter(({ block }) => !NOT_IN_BODY.has(block.kind)).map((one) => presentBlock(one, reading, namesById)),
  };
}
