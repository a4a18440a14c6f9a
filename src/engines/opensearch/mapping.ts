/** How the cluster indexes documents: nothing is analysed there but at blanks, and nothing is mapped that is not named here. */
import { FACET_FIELDS } from '../../domain/search.ts';
import { facetFieldName, FORMAT, JOIN, type Json, ROWS, ROW_FIELDS, SAID, TEXT, TITLE } from './fields.ts';

/** Parts of one name or text that must not be read together lie this far apart. */
const GAP = 1000;

const words = (options: Json = {}): Json => ({ type: 'text', analyzer: 'terms', ...options });
const stems = (): Json => words({ index_options: 'freqs' });
const keyword = (options: Json = {}): Json => ({ type: 'keyword', ...options });
/** Kept as it is, and not looked into. */
const stored: Json = { type: 'object', enabled: false };

function facets(names: readonly (typeof FACET_FIELDS)[number][]): Json {
  return Object.fromEntries(names.map((field) => [facetFieldName(field), keyword()]));
}

/** Text is sent to be indexed, and is kept as it was written in the annotated passage. */
const NOT_KEPT = [
  TEXT.surface,
  TEXT.stems,
  SAID.surface,
  SAID.stems,
  TITLE.surface,
  TITLE.stems,
  'heading_stems',
  'names_stems',
  ROWS,
  'f_*',
  'words_hash',
];

const DOCUMENTS: Json = {
  dynamic: 'strict',
  _source: { excludes: NOT_KEPT },
  _routing: { required: true },
  properties: {
    [JOIN]: { type: 'join', relations: { article: ['passage', 'utterance'] } },
    article: keyword(),
    ordinal: { type: 'integer' },
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
      properties: { [SAID.surface]: words(), [SAID.stems]: stems(), ...facets(ROW_FIELDS), number: { type: 'integer' } },
    },
    number: { type: 'integer' },
    words_hash: keyword(),
    copies: keyword(),
    digest: keyword({ index: false }),
    passages: { type: 'integer', index: true },
    utterances: { type: 'integer', index: false },
    head: stored,
    passage: stored,
    utterance: stored,
    document: stored,
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
    entity: stored,
    passages: { type: 'integer' },
    quotations: { type: 'integer' },
    articles: { type: 'integer' },
    place: { type: 'long' },
    record: stored,
  },
};

/** @param primaries shards of the documents; the values, which are few, have one */
export function documentsIndex(primaries: number): Json {
  return { settings: settings(primaries), mappings: { ...DOCUMENTS, _meta: { format: FORMAT } } };
}

export function valuesIndex(): Json {
  return { settings: settings(1), mappings: VALUES };
}

/** While it is filled nothing is shown of an index and nothing copied: that comes once, at the end. */
function settings(primaries: number): Json {
  return {
    number_of_shards: primaries,
    number_of_replicas: 0,
    refresh_interval: -1,
    'translog.durability': 'async',
    'translog.sync_interval': '30s',
    max_inner_result_window: 10_000,
    'mapping.nested_objects.limit': 100_000,
    similarity: { default: { type: 'BM25', k1: 1.2, b: 0.75 } },
    analysis: {
      analyzer: { terms: { type: 'custom', tokenizer: 'blanks' } },
      tokenizer: { blanks: { type: 'whitespace', max_token_length: 1000 } },
    },
  };
}
