/** The values of facets by their names, as the cluster keeps them beside the documents. What was looked up once is kept: a generation does not change. */
import { QUOTATION_KINDS } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { type FacetField, MISSING } from '../../domain/search.ts';
import { fixedLabel, labelBegins, NO_QUOTATION } from '../../search/facet-values.ts';
import type { LeafNode } from '../../search/query-ast.ts';
import { fold } from '../../text/normalize.ts';
import { terms } from '../../text/tokens.ts';
import {
  articleDocumentId,
  facetKey,
  formerIdDocumentId,
  JOIN,
  type Json,
  KIND_OF_SCOPE,
  type Query,
  TITLE,
  valueDocumentId,
} from './fields.ts';
import { leafQuery, prefixQuery } from './leaf-queries.ts';
import type { ValueNames } from './constraints.ts';
import { kept, type Searcher } from './searcher.ts';
import { joinTerms, sendTerm } from './terms.ts';

/** These are called by what they are. */
const FIXED: ReadonlySet<FacetField> = new Set(['date', 'kind', 'speaker-kind']);
const KINDS = [...QUOTATION_KINDS, NO_QUOTATION];
/** Values that one word of a query may stand for: what a clause of the cluster takes. */
const MAX_VALUES = 65_536;
const PAGE = 10_000;
const KEPT = 10_000;

export interface StoredValue {
  type: 'value';
  value: string;
  key: string;
  label: string;
  fields: FacetField[];
}

export class ClusterNames implements ValueNames {
  private readonly searcher: Searcher;
  private readonly resolved = new Map<string, Promise<readonly string[]>>();

  constructor(searcher: Searcher) {
    this.searcher = searcher;
  }

  resolve(field: FacetField, given: string): Promise<readonly string[]> {
    return this.keep(`${field} ${given}`, () => this.find(field, given));
  }

  matching(field: FacetField, leaf: LeafNode): Promise<readonly string[]> {
    return this.keep(`${field} ${JSON.stringify(leaf)}`, () => this.match(field, leaf));
  }

  /** The keys of the values whose label, or a word of it, begins so. */
  async beginning(field: FacetField, prefix: string): Promise<readonly string[] | undefined> {
    if (field === 'kind' || field === 'speaker-kind') return undefined;
    const folded = fold(prefix.trim());
    const missing = fixedLabel(field, MISSING);
    const fixed = missing !== undefined && labelBegins(missing, prefix) ? [facetKey(MISSING, missing)] : [];
    if (field === 'article') return [...fixed, ...(await this.titlesBeginning(prefix))];
    const begins: Query = { bool: { should: [{ prefix: { folded } }, { prefix: { label_words: folded } }], minimum_should_match: 1 } };
    return [...fixed, ...(await this.keysOf([{ term: { fields: field } }, begins]))];
  }

  private async titlesBeginning(prefix: string): Promise<string[]> {
    const titled = completing(TITLE.surface, prefix);
    if (!titled) return [];
    const { hits } = await this.searcher.searchOne<{ head: { id: string; title: string } }>({
      query: { bool: { filter: [{ term: { [JOIN]: KIND_OF_SCOPE.articles } }, ...titled] } },
      size: PAGE,
      ...kept(['head']),
      sort: [{ article: 'asc' }],
      track_total_hits: false,
    });
    return hits.map(({ source: { head } }) => facetKey(head.id, head.title));
  }

  private keep(key: string, find: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const known = this.resolved.get(key);
    if (known) return known;
    const found = find();
    if (this.resolved.size >= KEPT) this.resolved.clear();
    this.resolved.set(key, found);
    found.catch(() => this.resolved.delete(key));
    return found;
  }

  private async find(field: FacetField, given: string): Promise<readonly string[]> {
    if (field === 'article') return this.findArticle(given);
    const label = fixedLabel(field, given);
    if (label !== undefined) return [facetKey(given, label)];
    const own = await this.findValue(field, given);
    if (own !== undefined) return [own];
    if (FIXED.has(field)) return [];
    const exact = joinTerms(terms(given));
    return exact === '' ? [] : this.keysOf([{ term: { fields: field } }, { term: { exact } }]);
  }

  private async findArticle(id: string): Promise<readonly string[]> {
    const [found] = await this.searcher.documents<{ head?: { title: string } }>(
      [{ id: articleDocumentId(id), routing: articleDocumentId(id) }],
      ['head'],
    );
    return found?.head === undefined ? [] : [facetKey(id, found.head.title)];
  }

  /** By the value itself, or by an id of the past. */
  private async findValue(field: FacetField, given: string): Promise<string | undefined> {
    const [own, former] = await this.searcher.values<StoredValue | { type: 'former-id'; value: string }>([
      valueDocumentId(given),
      formerIdDocumentId(given),
    ]);
    if (own?.type === 'value' && own.fields.includes(field)) return own.key;
    if (former?.type !== 'former-id') return undefined;
    const [now] = await this.searcher.values<StoredValue>([valueDocumentId(former.value)]);
    return now?.fields.includes(field) === true ? now.key : undefined;
  }

  private async match(field: FacetField, leaf: LeafNode): Promise<readonly string[]> {
    if (field === 'kind')
      return KINDS.filter((kind) => leaf.type === 'word' && leaf.text === kind).map((kind) => facetKey(kind, labelOf(field, kind)));
    const named = leafQuery(leaf, { surface: 'names' });
    const found = named === undefined ? [] : await this.keysOf([{ term: { fields: field } }, named]);
    if (leaf.type !== 'word') return found;
    const own = await this.findValue(field, leaf.text);
    return own === undefined ? found : [...new Set([own, ...found])];
  }

  /** @throws PullquoteError `overloaded` where they are more than can be asked for */
  private async keysOf(filter: readonly Query[]): Promise<string[]> {
    const keys: string[] = [];
    let after: Json = {};
    for (;;) {
      const page = await this.searcher.searchValues<StoredValue>({
        query: { bool: { filter: [{ term: { type: 'value' } }, ...filter] } },
        size: PAGE,
        sort: [{ value: 'asc' }],
        _source: ['key', 'value'],
        ...after,
      });
      for (const { source } of page.hits) keys.push(source.key);
      if (keys.length > MAX_VALUES) {
        throw new PullquoteError('overloaded', 'a word of the query names more than 65,536 values', { hint: 'Write more of the name.' });
      }
      if (page.hits.length < PAGE) return keys;
      after = { search_after: [page.hits.at(-1)?.source.value] };
    }
  }
}

/** The label of what is called by what it is. */
export function labelOf(field: FacetField, value: string): string {
  return fixedLabel(field, value) ?? value;
}

/** What holds all the words, the last of them as the beginning of a word; `undefined` where there is no word. */
export function completing(field: string, typed: string): Query[] | undefined {
  const words = terms(typed);
  const last = words.pop();
  if (last === undefined) return undefined;
  return [...words.map((word): Query => ({ term: { [field]: sendTerm(word) } })), prefixQuery(field, last)];
}
