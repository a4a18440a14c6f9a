/** How the cluster indexes documents: nothing is analysed there but at blanks, and nothing is mapped that is not named here. */
import { FACET_FIELDS } from '../../domain/search.ts';
import { facetFieldName, FORMAT, JOIN, type Json, ROWS, ROW_FIELDS, SAID, TEXT, TITLE } from './fields.ts';

/** Parts of one name or text that must not be read together lie this far apart. */
const GAP = 1000;

const words = (options: Json = {}): Json => ({ type: 'text', analyzer: 'terms', ...options });
const stems = (): Json => words({ index_options: 'freqs' });
const keyword = (options: Json = {}): Json => ({ type: 'keyword', ...options });
/** JSON as it was sent, as a string: the cluster keeps it and does not look into it. */
const stored: Json = { type: 'keyword', index: false, doc_values: false, store: true };
const object: Json = { type: 'object', enabled: false };

function facets(names: readonly (typeof FACET_FIELDS)[number][]): Json {
  return Object.fromEntries(names.map((field) => [facetFieldName(field), keyword()]));
}

const DOCUMENTS: Json = {
  dynamic: 'strict',
  // What is sent is mostly words; what is shown is kept beside them. Keeping the whole as well would cost as much again, in bytes and in time.
  _source: { enabled: false },
  _routing: { required: true },
  properties: {
    [JOIN]: { type: 'join', relations: { article: ['passage', 'utterance'] } },
    article: keyword(),
    ordinal: { type: 'integer', index: false },
    first_day: { type: 'integer' },
    last_day: { type: 'integer' },
    [TEXT.surface]: words(),
    [TEXT.stems]: stems(),
    [SAID.surface]: words(),
    [SAID.stems]: stems(),
    [TITLE.surface]: words(),
    [TITLE.stems]: stems(),
    heading_stems: stems(),
    names_stems: stems(),
    ...facets(FACET_FIELDS),
    [ROWS]: {
      type: 'nested',
      // Nothing is scored by these.
      properties: {
        [SAID.surface]: words({ norms: false }),
        [SAID.stems]: words({ norms: false, index_options: 'docs' }),
        ...facets(ROW_FIELDS),
        number: { type: 'integer', index: false },
      },
    },
    words_hash: keyword(),
    copies: keyword(),
    digest: keyword({ index: false }),
    passages: { type: 'integer', index: true },
    head: stored,
    whole: { type: 'binary', store: true },
  },
};

const VALUES: Json = {
  dynamic: 'strict',
  properties: {
    type: keyword(),
    value: keyword(),
    key: keyword({ index: false }),
    label: keyword({ index: false }),
    folded: keyword(),
    label_words: words({ norms: false }),
    fields: keyword(),
    names: words({ norms: false, position_increment_gap: GAP }),
    exact: keyword(),
    entity_type: keyword(),
    entity: object,
    passages: { type: 'integer' },
    quotations: { type: 'integer' },
    articles: { type: 'integer' },
    place: { type: 'long' },
    record: object,
  },
};

/** @param primaries shards of the documents; the values, which are few, have one */
export function documentsIndex(primaries: number, replicas: number): Json {
  return { settings: settings(primaries, replicas), mappings: { ...DOCUMENTS, _meta: { format: FORMAT } } };
}

export function valuesIndex(replicas: number): Json {
  return { settings: settings(1, replicas), mappings: VALUES };
}

/** While it is filled nothing is shown of an index: that comes once, at the end. */
function settings(primaries: number, replicas: number): Json {
  return {
    number_of_shards: primaries,
    number_of_replicas: replicas,
    refresh_interval: -1,
    'translog.durability': 'async',
    'translog.sync_interval': '30s',
    'translog.flush_threshold_size': '2gb',
    max_inner_result_window: 10_000,
    'mapping.nested_objects.limit': 100_000,
    similarity: { default: { type: 'BM25', k1: 1.2, b: 0.75 } },
    analysis: {
      analyzer: { terms: { type: 'custom', tokenizer: 'blanks' } },
      tokenizer: { blanks: { type: 'whitespace', max_token_length: 1000 } },
    },
  };
}
