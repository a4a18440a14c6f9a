/**
 * Whom a passage credits for what it tells: an outlet, an agency, a document, a person, a group.
 *
 * Crediting is not quoting: "The New York Times reported" names a source of the news, whether or not words of it follow.
 */
import type { CitedSource } from '../../domain/annotation.ts';
import { OUTLET_ENDINGS, OUTLET_NAMES } from '../gazetteers/organizations.ts';
import { plainForm } from '../names/words.ts';
import { type Phrase, phraseStartingAt } from './phrases.ts';
import type { DocumentView } from './speakers.ts';
import { subjectBefore } from './subjects.ts';
import type { Unit } from './units.ts';

const DOCUMENT_NOUN =
  /^(?:reports?|documents?|stud(?:y|ies)|polls?|surveys?|records?|filings?|papers?|statements?|indictments?|affidavits?|transcripts?|memos?|emails?|analys[ie]s|data|research|figures|statistics|court|lawsuits?|complaints?|letters?|books?|files|estimates?|excerpts?|website|census)$/;
const REPORTING = /^(?:reported|reports|report|revealed|reveals|published|disclosed)$/;
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
}

function creditAt(units: readonly Unit[], i: number, from: number, to: number): Credit | undefined {
  const word = units[i]?.word ?? '';
  const next = units[i + 1]?.word ?? '';
  const after = (cueLast: number, needsOutlet = false): Credit | undefined => {
    const phrase = phraseStartingAt(units, cueLast + 1, to);
    return phrase === undefined ? undefined : { phrase, cueFirst: i, cueLast, needsOutlet };
  };
  if (word === 'according' && next === 'to') return after(i + 1);
  if (next === 'by' && /^(?:reported|published|obtained|revealed|seen|reviewed|released|cited|quoted|compiled|conducted)$/.test(word))
    return after(i + 1, word !== 'reported');
  if (word === 'citing' || word === 'per') return after(i, word === 'per');
  if ((word === 'told' || word === 'tells') && units[i + 1]?.kind === 'name') return after(i, true);
  if (word === 'with' && units[i - 1]?.word === 'interview') return after(i, true);
  if (REPORTING.test(word) && units[i]?.pos === 'VERB') {
    const phrase = subjectBefore(units, i, from);
    return phrase === undefined ? undefined : { phrase, cueFirst: i, cueLast: i, needsOutlet: true };
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
  const head = units[phrase.head];
  const first = units[phrase.first];
  if (head === undefined || first === undefined || head.pos === 'PRON') return undefined;
  const cue = { start: units[credit.cueFirst]?.start ?? 0, end: units[credit.cueLast]?.end ?? 0 };
  if (head.name !== undefined) {
    const entity = document.entityOf(head.name);
    const name = entity?.name ?? text.slice(head.start, head.end);
    const kind = kindOfName(plainForm(text.slice(head.start, head.end)), entity?.type);
    if (credit.needsOutlet && kind !== 'outlet' && kind !== 'agency') return undefined;
    return { start: head.start, end: head.end, name, kind, ...(entity === undefined ? {} : { entity: entity.id }), cue };
  }
  const isDocument = DOCUMENT_NOUN.test(head.word);
  if (credit.needsOutlet && !isDocument) return undefined;
  const start = first.start;
  const name = text.slice(start, head.end).replace(/^(?:the|an?|its|his|her|their)\s+/iu, '');
  return { start, end: head.end, name, kind: isDocument ? 'document' : head.word.endsWith('s') ? 'group' : 'person', cue };
}

function kindOfName(form: string, type: string | undefined): CitedSource['kind'] {
  if (AGENCIES.has(form)) return 'agency';
  const last = form.split(/\s+/u).at(-1) ?? '';
  if (OUTLET_NAMES.has(form.replace(/^The\s+/u, '')) || (type === 'organization' && OUTLET_ENDINGS.has(last) && last !== 'Agency'))
    return 'outlet';
  if (last === 'Agency' && /\bNews\b/u.test(form)) return 'agency';
  return type === 'person' ? 'person' : 'group';
}
