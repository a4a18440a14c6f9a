/**
 * What is asked of the whole corpus, once for each state of the index: what it holds, which facets it cannot serve, and the
 * quotation and the questions of the start page. Everything is chosen by rule and is the same for the same index.
 */
import type { Quotation } from '../domain/annotation.ts';
import {
  type Bucket,
  FACET_FIELDS,
  type FacetField,
  type Hit,
  MISSING,
  type SearchPage,
  searchQuery,
  type SearchQuery,
} from '../domain/search.ts';
import type { EngineStatus, SearchEngine } from '../search/engine.ts';
import { perGeneration } from './per-generation.ts';

/** What can be asked of the value that occurs most; without one, which quotations have no speaker. */
export interface Question {
  field: FacetField;
  bucket?: Bucket;
  query: SearchQuery;
}

export interface CorpusView {
  status: EngineStatus;
  /** Facets without any value. */
  absent: ReadonlySet<FacetField>;
  lead?: Hit;
  questions: Question[];
  /** The most quoted, the most first. */
  speakers: Bucket[];
}

/** A quotation of this length can be taken in at a glance and still says something. */
const LEAD_LENGTH = 150;
const LEAD_SHORTEST = 50;
const LEAD_LONGEST = 280;
const LEAD_CANDIDATES = 200;
const LEAD_CONFIDENCE = 0.7;

/** The quotation of a hit, where it is one unbroken piece of its passage. */
function soleQuotation(hit: Hit): Quotation | undefined {
  return hit.passage.quotations.find(({ start, end }) => hit.passage.text.slice(start, end) === hit.quotation?.text);
}

function isFit(hit: Hit): boolean {
  const text = hit.quotation?.text ?? '';
  const quotation = soleQuotation(hit);
  const isWhole = /^\p{Lu}.*[.!?]$/su.test(text);
  const isLong = text.length >= LEAD_SHORTEST && text.length <= LEAD_LONGEST;
  return isWhole && isLong && quotation !== undefined && (quotation.flags ?? []).length === 0 && quotation.confidence >= LEAD_CONFIDENCE;
}

/** The better one first: of a speaker whose role is known, then of middling length. */
function compareLeads(a: Hit, b: Hit): number {
  const role = (hit: Hit): number => (hit.quotation?.speaker?.role === undefined ? 1 : 0);
  const off = (hit: Hit): number => Math.abs((hit.quotation?.text.length ?? 0) - LEAD_LENGTH);
  return role(a) - role(b) || off(a) - off(b) || (a.passage.id < b.passage.id ? -1 : 1);
}

async function findLead(engine: SearchEngine): Promise<Hit | undefined> {
  const direct = searchQuery({ scope: 'quotations', limit: LEAD_CANDIDATES, filters: { kind: ['direct'] } });
  const named: SearchQuery = { ...direct, filters: { ...direct.filters, 'speaker-kind': ['named'] } };
  for (const query of [named, direct]) {
    const { hits } = await engine.search(query, { facetLimit: 0 });
    const best = hits.filter(isFit).sort(compareLeads)[0];
    if (best !== undefined) return best;
  }
  return undefined;
}

const ASKED = ['speaker', 'organization', 'place', 'cites', 'source', 'person'] as const satisfies readonly FacetField[];

/** One question of each kind, about the value that occurs most, and about nothing twice. */
function questionsOf(page: SearchPage): Question[] {
  const asked = new Set<string>();
  const questions = ASKED.flatMap((field): Question[] => {
    const bucket = page.facets[field].buckets.find(({ value, label }) => value !== MISSING && !asked.has(label));
    if (bucket === undefined) return [];
    asked.add(bucket.label);
    const scope = field === 'speaker' ? 'quotations' : 'passages';
    return [{ field, bucket, query: searchQuery({ filters: { [field]: [bucket.value] }, scope }) }];
  });
  const unattributed = page.facets.speaker.buckets.some(({ value, count }) => value === MISSING && count > 0);
  if (unattributed) questions.push({ field: 'speaker', query: searchQuery({ scope: 'quotations', filters: { speaker: [MISSING] } }) });
  return questions;
}

function isEmpty(page: SearchPage, field: FacetField): boolean {
  return !page.facets[field].buckets.some(({ value }) => value !== MISSING);
}

async function look(engine: SearchEngine, status: EngineStatus): Promise<CorpusView> {
  const [all, quotations, lead] = await Promise.all([
    engine.search(searchQuery({ limit: 0 }), { facetLimit: 10 }),
    engine.search(searchQuery({ limit: 0, scope: 'quotations' }), { facetLimit: 10 }),
    findLead(engine),
  ]);
  const speakers = quotations.facets.speaker.buckets.filter(({ value }) => value !== MISSING).slice(0, 6);
  return {
    status,
    absent: new Set(FACET_FIELDS.filter((field) => isEmpty(all, field))),
    ...(lead === undefined ? {} : { lead }),
    questions: questionsOf({ ...all, facets: { ...all.facets, speaker: quotations.facets.speaker } }),
    speakers,
  };
}

/** The view, made anew when the index has changed. */
export function corpusView(engine: SearchEngine): () => Promise<CorpusView> {
  return perGeneration(engine, (status) => look(engine, status));
}
