/**
 * Whom a passage credits for what it tells: an outlet, an agency, a document, a person, a group.
 *
 * Crediting is not quoting: "The New York Times reported" names a source of the news, whether or not words of it follow.
 */
import type { CitedSource } from '../../domain/annotation.ts';
import { ORGANIZATION_ENDINGS, ORGANIZATION_NAMES, OUTLET_ENDINGS, OUTLET_NAMES } from '../gazetteers/organizations.ts';
import { isAcronym, plainForm } from '../names/words.ts';
import { type Phrase, phraseStartingAt } from './phrases.ts';
import type { DocumentView } from './document-view.ts';
import { subjectBefore } from './subjects.ts';
import type { Unit } from './units.ts';

const DOCUMENT_NOUN =
  /^(?:reports?|documents?|stud(?:y|ies)|polls?|surveys?|records?|filings?|papers?|statements?|indictments?|affidavits?|transcripts?|memos?|emails?|analys[ie]s|data|research|figures|statistics|court|lawsuits?|complaints?|letters?|books?|files|estimates?|excerpts?|website|census)$/;
const REPORTING = /^(?:reported|reports|report|revealed|reveals|published|disclosed|broadcast|aired|obtained)$/;
/** Every word that the rules below begin at; most words are none of them. */
const CREDITING = new Set(
  'according citing per told tells with learned reported reports report revealed reveals published disclosed broadcast aired obtained said says show shows showed found finds suggest suggests suggested indicate indicates indicated'.split(
    ' ',
  ),
);
/** Last words of names of outlets that other organisations bear too; of use only beside a report. */
const OUTLET_WORDS = new Set('Courier Wire Ledger Echo Argus Standard Star Bulletin Advertiser Independent Chronicle'.split(' '));
const AGENCIES = new Set([
  'AP',
  'Associated Press',
  'AFP',
  'Agence France-Presse',
  'Reuters',
  'Xinhua',
  'Anadolu Agency',
  'Interfax',
  'Itar-Tass',
  'Tass',
  'Kyodo',
  'Yonhap',
  'Bloomberg',
  'Bloomberg News',
]);

/** The credits of one paragraph, in order, each mention once. */
export function findCitedSources(document: DocumentView, paragraph: number): CitedSource[] {
  const entry = document.paragraphs[paragraph];
  if (entry === undefined) return [];
  const { units, sentences } = entry.view;
  const found = new Map<number, CitedSource>();
  for (const { from, to } of sentences) {
    for (let i = from; i < to; i++) {
      const credit = creditAt(units, i, from, to);
      const source = credit === undefined ? undefined : sourceFrom(document, units, credit, entry.text);
      if (source !== undefined && !found.has(source.start)) found.set(source.start, source);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

interface Credit {
  phrase: Phrase;
  cueFirst: number;
  cueLast: number;
  /** The cue fits anybody: only an outlet, an agency or a document is meant. */
  needsOutlet: boolean;
  /** The cue fits outlets so well that any organisation beside it is taken for one. */
  isOutlets?: boolean;
}

function creditAt(units: readonly Unit[], i: number, from: number, to: number): Credit | undefined {
  const word = units[i]?.word ?? '';
  const next = units[i + 1]?.word ?? '';
  if (next !== 'by' && !CREDITING.has(word)) return undefined;
  const after = (cueLast: number, needsOutlet = false): Credit | undefined => {
    const phrase = phraseStartingAt(units, cueLast + 1, to);
    return phrase === undefined ? undefined : { phrase, cueFirst: i, cueLast, needsOutlet };
  };
  if (word === 'according' && next === 'to') return after(i + 1);
  if (next === 'by' && /^(?:reported|published|obtained|revealed|seen|reviewed|released|cited|quoted|compiled|conducted)$/.test(word))
    return after(i + 1, word !== 'reported');
  if (word === 'citing' || word === 'per') return after(i, word === 'per');
  if ((word === 'told' || word === 'tells') && (units[i + 1]?.kind === 'name' || next === 'the')) return after(i, true);
  if (word === 'with' && units[i - 1]?.word === 'interview') {
    const credit = after(i, true);
    return credit === undefined ? undefined : { ...credit, isOutlets: true };
  }
  const hasLearned = word === 'learned' && /^(?:has|have)$/.test(units[i - 1]?.word ?? '');
  const isReport = REPORTING.test(word) && (units[i]?.pos === 'VERB' || units[i - 1]?.kind === 'name');
  if (hasLearned || isReport) {
    const phrase = subjectBefore(units, i, from);
    const isOutlets = hasLearned || units[i - 1]?.word === 'first';
    return phrase === undefined ? undefined : { phrase, cueFirst: i, cueLast: i, needsOutlet: true, isOutlets };
  }
  if (/^(?:said|says)$/.test(word)) {
    const phrase = subjectBefore(units, i, from);
    const isDocument = phrase !== undefined && DOCUMENT_NOUN.test(units[phrase.head]?.word ?? '');
    return isDocument ? { phrase, cueFirst: i, cueLast: i, needsOutlet: true } : undefined;
  }
  if (/^(?:show|shows|showed|found|finds|suggests?|suggested|indicate|indicates|indicated)$/.test(word) && units[i]?.pos === 'VERB') {
    const phrase = subjectBefore(units, i, from);
    return phrase === undefined || !DOCUMENT_NOUN.test(units[phrase.head]?.word ?? '')
      ? undefined
      : { phrase, cueFirst: i, cueLast: i, needsOutlet: true };
  }
  return undefined;
}

function sourceFrom(document: DocumentView, units: readonly Unit[], credit: Credit, text: string): CitedSource | undefined {
  const { phrase } = credit;
  const last = units[phrase.head];
  const first = units[phrase.first];
  // "seen by the Post show that": the tagger takes the verb for the head
  const outlet = credit.needsOutlet && last?.pos === 'NOUN' && !DOCUMENT_NOUN.test(last.word) ? units[phrase.head - 1] : undefined;
  const head = outlet?.name?.type === 'organization' ? outlet : last;
  if (head === undefined || first === undefined || head.pos === 'PRON') return undefined;
  const cue = { start: units[credit.cueFirst]?.start ?? 0, end: units[credit.cueLast]?.end ?? 0 };
  if (head.name !== undefined) {
    const entity = document.entityOf(head.name);
    const name = entity?.name ?? text.slice(head.start, head.end);
    const form = plainForm(text.slice(head.start, head.end));
    const found = kindOfName(form, entity?.type);
    const kind = found === 'group' && credit.isOutlets === true && mayBeOutlet(form, entity?.type) ? 'outlet' : found;
    if (credit.needsOutlet && kind !== 'outlet' && kind !== 'agency') return undefined;
    return { start: head.start, end: head.end, name, kind, ...(entity === undefined ? {} : { entity: entity.id }), cue };
  }
  const words = text.slice(first.start, head.end).replace(/^the\s+/iu, '');
  if (isOutletName(words)) {
    const start = head.end - words.length;
    return { start, end: head.end, name: words, kind: 'outlet', cue };
  }
  const isDocument = DOCUMENT_NOUN.test(head.word);
  if (credit.needsOutlet && !isDocument) return undefined;
  const start = first.start;
  const name = text.slice(start, head.end).replace(/^(?:the|an?|its|his|her|their)\s+/iu, '');
  return { start, end: head.end, name, kind: isDocument ? 'document' : head.word.endsWith('s') ? 'group' : 'person', cue };
}

/** An organisation of which nothing says that it is anything but an outlet; not one that is known, nor letters only. */
function mayBeOutlet(form: string, type: string | undefined): boolean {
  const last = form.split(/\s+/u).at(-1) ?? '';
  return type === 'organization' && !ORGANIZATION_ENDINGS.has(last) && !ORGANIZATION_NAMES.has(form) && !isAcronym(form);
}

/** Two words or more with capitals, the last of them an outlet's: a name that was not found as one. */
function isOutletName(words: string): boolean {
  const parts = words.split(/\s+/u);
  const last = parts.at(-1) ?? '';
  return (
    parts.length > 1 &&
    parts.length < 6 &&
    parts.every((part) => /^\p{Lu}/u.test(part)) &&
    (OUTLET_ENDINGS.has(last) || OUTLET_WORDS.has(last))
  );
}

function kindOfName(form: string, type: string | undefined): CitedSource['kind'] {
  if (AGENCIES.has(form)) return 'agency';
  const last = form.split(/\s+/u).at(-1) ?? '';
  const isCalledSo = (type === 'organization' && OUTLET_ENDINGS.has(last)) || (type !== 'person' && isOutletName(form));
  if (OUTLET_NAMES.has(form.replace(/^The\s+/u, '')) || (isCalledSo && last !== 'Agency')) return 'outlet';
  if (last === 'Agency' && /\bNews\b/u.test(form)) return 'agency';
  return type === 'person' ? 'person' : 'group';
}
