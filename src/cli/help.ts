/** The help texts. */
import { FACET_FIELDS } from '../domain/search.ts';

const INDEX_LINES = `  --index DIR      the index folder (default: ./index)
  --ledger FILE    what must outlive the index (default: INDEX.ledger.jsonl beside it)`;

const CLUSTER_LINES = `  --engine opensearch --node URL   ask an OpenSearch cluster (docs/opensearch.md); --node can be repeated, and
                   --index NAME is then the index there (default: pullquote). --ca FILE: the authority of its certificates`;

const commands = {
  serve: `pullquote serve [PATH…]

Indexes what has changed under the paths and under everything the index follows already, then serves it.

${INDEX_LINES}
${CLUSTER_LINES}
  --port N         default 3000; 0 picks a free one
  --host H         default 127.0.0.1: this machine only
  --public-url URL the address that links, feeds and citations begin with: scheme and host, without a path
  --jobs N         threads that annotate (default: one a core)
  --watch          indexes what changes under the paths while it serves
  --log KIND       lines of JSON on stdout: requests (default), queries (with what was searched for), off (default on a terminal)
  --metrics        serves /metrics for Prometheus
  --editable       takes corrections on its pages (docs/corrections.md); beyond this machine only with a password or token
  --staging DIR    with a cluster and --editable: the folder that it was filled from (default: ./index); corrections are kept there

PULLQUOTE_BASIC=NAME:PASSWORD or PULLQUOTE_TOKEN=TOKEN in the environment: only who knows it can read.`,

  index: `pullquote index PATH… [--remove PATH]…

Brings the index up to date with the files and folders: adds, changes and removes to match them. What other paths brought stays.

${INDEX_LINES}
  --remove PATH    takes a path that was indexed out of the index again
  --jobs N         threads that annotate (default: one a core)
${CLUSTER_LINES}
  --staging DIR    with a cluster: where articles are annotated before they are sent (default: ./index)
  --primaries N, --replicas N   with a cluster: shards of a new index, and copies of each (default 1 and 0)
  --shard i/n      with a cluster: this machine's share of a corpus that n machines index; --no-wait leaves off
                   when the others are not ready
  --no-annotate    finds no quotations, speakers and names: text only
  --json           ends with a report as one line of JSON`,

  search: `pullquote search QUERY
pullquote search --batch QUERIES.jsonl --json

${INDEX_LINES}
${CLUSTER_LINES}
  --FACET VALUE    only what has the value; repeated: any of them
  --not-FACET V    nothing that has the value
  --all FACET      every value given for the facet must hold
  --after DATE, --before DATE   2025, 2025-02 or 2025-02-19; inclusive
  --match all|any                        default all
  --scope passages|quotations|articles   default passages
  --sort relevance|newest|oldest         default relevance
  --page N, --limit N                    default 1 and 10; at most 1000 a page
  --json           the whole answer as one line of JSON
  --format csv|jsonl|markdown            the hits to take along, with the search that they are of
  --all            with --format: every hit, instead of one page
  --public-url URL the address that links begin with
  --batch FILE     rows {qid, q, …parameters}; a line of JSON for each; "-" reads stdin

FACET is one of: ${FACET_FIELDS.join(', ')}.
A query that begins with "-" stands after "--". Nothing found: exit code 1 (not with --json or --batch).`,

  read: `pullquote read FILE… [--json]

Shows what is read from the files: title, source, blocks, and what is dropped. With --json one article a line.`,

  annotate: `pullquote annotate FILE… [--json]
pullquote annotate --texts FILE.jsonl [--jobs N]

Shows quotations, speakers, names and cited sources of the files. With --json one article a line.

  --texts FILE     rows {id, text}; a line of JSON for each, in the same order; "-" reads stdin
  --jobs N         threads that annotate (default: one a core)`,

  cite: `pullquote cite ID-OR-LINK

A paragraph, or the quotation that a link marks, as a citation or to be pasted, with the link to exactly it.

${INDEX_LINES}
${CLUSTER_LINES}
  --as FORM        chicago (default), apa, mla, bibtex, ris, csl, text, markdown or html
  --public-url URL the address that the link begins with`,

  clippings: `pullquote clippings LINK…

A list of clippings as a file, by the link that the page of the list has; several lists are joined.

${INDEX_LINES}
${CLUSTER_LINES}
  --format FORM    markdown (default), docx, csv or csl
  --style STYLE    of the citations: chicago (default), apa or mla
  --output FILE    where it is written (default: stdout)
  --public-url URL the address that links begin with`,

  'check-draft': `pullquote check-draft FILE

Looks for each quotation of a draft in the index: word for word, changed, given to somebody else there, or not found, with the articles that have it.

${INDEX_LINES}
  --public-url URL the address that links begin with
  --json           one line of JSON for each quotation

What differs is marked as wdiff does: [-words of the draft-]{+words that stand here+}, within the part of the quotation that the draft has.
Every quotation stands there word for word: exit code 0; one does not: 1; there is no such file: 2.`,

  'export-site': `pullquote export-site DIR [PATH…]

Writes a site of a small corpus that any static host can serve, below any path: the articles, links to every paragraph, and a search that
runs in the browser. With paths of just these files, without any of the index.

${INDEX_LINES}
  --title NAME     what the site is called
  --public-url URL where it will stand, for the data that programs read
  --language TAG   of the words around the articles: en (default), es or ar`,

  corpus: `pullquote corpus

Says how the corpus is: files skipped and why, articles without source, date or author, what was dropped most, languages, copies,
and quotations without speaker.

${INDEX_LINES}
  --json           all of it as one line of JSON`,

  alerts: `pullquote alerts --file FILE

Says what came in since the last time for each saved search of the file: prints it, and sends it where the file says. Run it after
\`pullquote index\`. What was delivered is remembered beside the ledger; what was not is tried again by the next run.

${INDEX_LINES}
  --file FILE      the saved searches (YAML; see docs/alerts.md)
  --from-start     for a new alert: also what is there already (otherwise it begins now)
  --public-url URL the address that links begin with (default: publicUrl of the file)
  --json           one line of JSON for each alert that has something new`,

  correct: `pullquote correct speaker ID-OR-LINK --is NAME [--words WORDS]
pullquote correct not-quotation ID-OR-LINK [--words WORDS]
pullquote correct quotation ID-OR-LINK --words WORDS [--is NAME] [--quoted direct|mixed|indirect]
pullquote correct list | undo ID… | redo ID… | export | import FILE

Says who is quoted, what is no quotation, and what is one. Corrections are kept in the ledger: they hold from the next search on, survive
every re-index, and can be undone. Whose they are is not kept.

${INDEX_LINES}
  --is NAME        who says it: a name, the id of one, or words such as "a U.S. official"; "" for nobody
  --kind KIND      of the speaker: named, unnamed, group or institution (default: as the words say)
  --words WORDS    which words of the paragraph; not needed where a link marks them, or there is but one quotation
  --note TEXT      why
  --orphaned       with list: only those that are about nothing that is there
  --json           what was entered, or is listed, as lines of JSON

export writes all corrections as JSON Lines, import takes them in ("-" reads stdin); what is known already changes nothing.`,

  entities: `pullquote entities list [NAME]
pullquote entities merge NAME INTO
pullquote entities split NAME --name OTHER… | --article ID… [--as NAME]
pullquote entities rename NAME NEW
pullquote entities suggest
pullquote entities decline NAME OTHER

Says of names that they are one, or two. A name is given as it is written, or by its id; links by old names go on working. suggest lists
pairs that may be one, with what speaks for it; nothing is united by itself. Undone with: pullquote correct undo ID.

${INDEX_LINES}
  --name OTHER     with split: a name that was united with it and is somebody else
  --article ID     with split: an article in which it is somebody else; with --name only where it is called so
  --as NAME        with split: what the other is called
  --limit N        with list and suggest: how many (default 20)
  --force          with rename: though another is called so; with merge: though they are of two types
  --note TEXT      why
  --json           what was entered, or is listed, as lines of JSON`,

  check: `pullquote check

Verifies every checksum and every invariant of an index and its ledger.

${INDEX_LINES}
  --json           the report as one line of JSON`,
} as const;

export const HELP = {
  overview: `pullquote: search for the quotations and passages in a collection of news articles

  pullquote serve [PATH…]      index what changed, then serve the pages
  pullquote index PATH…        bring the index up to date
  pullquote search QUERY       search it from here
  pullquote read FILE…         show what is read from files
  pullquote annotate FILE…     show who is quoted, and who and what is named
  pullquote cite ID-OR-LINK    cite a paragraph or a quotation
  pullquote clippings LINK     write a list of clippings as a file
  pullquote check-draft FILE   look for the quotations of a draft
  pullquote export-site DIR    write a static site of a small corpus
  pullquote corpus             what was skipped, dropped, or is missing
  pullquote alerts --file FILE say what is new in saved searches
  pullquote correct …          correct speakers and quotations
  pullquote entities …         unite, part and rename names
  pullquote check              verify an index

  pullquote COMMAND --help     all options of a command
  pullquote --version

Exit codes: 0 done, 1 nothing found, 2 wrong usage or failure, 3 done but some files were skipped.`,
  commands,
} as const;

export function isCommand(word: string): word is keyof typeof commands {
  return Object.hasOwn(commands, word);
}
