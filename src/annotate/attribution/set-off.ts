/**
 * Speech that the layout sets off from the text: block quotes without marks, and pull quotes.
 *
 * A block quote is somebody's words where a report leads up to it ("Lind said in a statement:") or a signature ends it; without either it is read
 * like any paragraph. A pull quote repeats the article: it is on the word of whom the body gives the same words to, and of nobody else.
 */
import type { Quotation, Span } from '../../domain/annotation.ts';
import { fold } from '../../text/normalize.ts';
import type { MarkedSpan } from '../../text/quote-marks.ts';
import type { DocumentView, FoundSpeaker, Source } from './document-view.ts';
import { type DraftQuotation, flagsOf, unedited } from './draft-quotation.ts';
import { reportIn } from './rules/around-sentence.ts';
import { nameBehindDash } from './rules/signature.ts';
import { speakerOf } from './speakers.ts';
import type { Unit } from './units.ts';
import type { Progress } from './utterances.ts';

/** A sentence without a colon that leaves its content to what stands below. */
const LEADS_DOWN = /(?:\b(?:statement|tweet|letter|email|e-mail|post|message|speech)|\b(?:wrote|tweeted|posted|said|added|writes))[.,]?$/u;
/** How many words from its end a block quote may be signed. */
const SIGNATURE_REACH = 24;

/** How many paragraphs below a block quote its signature may stand. */
const SIGNED_BELOW = 8;
/** How many words a line of a name and an office may have. */
const LONGEST_NAME_LINE = 14;

/** Who signs the block quote at `paragraph` in a line of its own: behind a dash, or as the last of its lines, a name alone. */
export function signedBelow(document: DocumentView, paragraph: number, isBlockQuote: (paragraph: number) => boolean): Source | undefined {
  for (let p = paragraph + 1; p <= paragraph + SIGNED_BELOW; p++) {
    const { units } = document.paragraphs[p]?.view ?? { units: [] };
    const behindDash = nameBehindDash(units, 0);
    if (behindDash !== undefined) return { paragraph: p, phrase: behindDash.phrase };
    if (!isBlockQuote(p)) return undefined;
    if (isNameLine(units)) return isBlockQuote(p + 1) ? undefined : { paragraph: p, phrase: { first: 0, last: 0, head: 0 } };
  }
  return undefined;
}

/** "Maria Lind, mayor of Norden" and no more. */
export function isNameLine(units: readonly Unit[]): boolean {
  const next = units[1];
  if (units[0]?.name?.type !== 'person' || units.length > LONGEST_NAME_LINE) return false;
  if (next !== undefined && next.word !== ',' && next.word !== '(') return false;
  return units.every(({ kind, pos, word }) => kind !== 'marked' && pos !== 'VERB' && pos !== 'AUX' && !/^[.!?:;]$/.test(word));
}

/**
 * The speech of a block quote without marks; nothing where nobody is known to speak in it. `above` is that of the block quote right before,
 * `signed` who signs it below.
 */
export function blockQuote(
  document: DocumentView,
  paragraph: number,
  above: DraftQuotation | undefined,
  signed: Source | undefined,
  progress: Progress,
): DraftQuotation | undefined {
  const { text, view } = document.paragraphs[paragraph] ?? { text: '', view: { units: [] } };
  const { units } = view;
  const start = text.length - text.trimStart().length;
  if (nameBehindDash(units, 0) !== undefined || text.trim() === '') return undefined;
  for (let i = Math.max(1, units.length - SIGNATURE_REACH); i < units.length; i++) {
    const inside = /^[.!?…”"]$/.test(units[i - 1]?.word ?? '') ? nameBehindDash(units, i) : undefined;
    if (inside === undefined) continue;
    const found = speakerOf(document, { paragraph, phrase: inside.phrase }, undefined);
    return draftOf(text, { start, end: units[i - 1]?.end ?? text.length }, found, 'signature', progress.utterance++);
  }
  const span = { start, end: text.trimEnd().length };
  if (signed !== undefined) {
    const goesOn = above?.quotation.rule === 'signature' && above.speakerParagraph === signed.paragraph;
    const utterance = goesOn ? above.quotation.utterance : progress.utterance++;
    return draftOf(text, span, speakerOf(document, signed, undefined), 'signature', utterance);
  }
  if (above?.quotation.speaker) {
    const found = { speaker: above.quotation.speaker, paragraph: above.speakerParagraph };
    return draftOf(text, span, found, 'block-quote', above.quotation.utterance);
  }
  const lead = document.paragraphs[paragraph - 1];
  const leadText = lead?.text.trimEnd() ?? '';
  const hasColon = leadText.endsWith(':');
  if (lead === undefined || !(hasColon || LEADS_DOWN.test(leadText.slice(-30)))) return undefined;
  const report = reportIn(document, paragraph - 1, lead.view.sentences.length - 1, hasColon);
  if (report === undefined) return undefined;
  const found = speakerOf(document, { paragraph: paragraph - 1, phrase: report.phrase }, progress.last);
  return draftOf(text, span, found, 'block-quote', progress.utterance++);
}

function draftOf(text: string, span: Span, found: FoundSpeaker | undefined, rule: string, utterance: number): DraftQuotation | undefined {
  if (found === undefined) return undefined;
  const quotation: Quotation = { ...span, kind: 'direct', speaker: found.speaker, utterance, confidence: 0.8, rule };
  return { quotation: withFlags(quotation, text), speakerParagraph: found.paragraph };
}

function withFlags(quotation: Quotation, text: string): Quotation {
  const flags = flagsOf(text.slice(quotation.start, quotation.end), false);
  if (flags.length === 0) return quotation;
  const parts = unedited(text, quotation);
  return { ...quotation, flags, ...(parts.length > 0 ? { verbatim: parts } : {}) };
}

/** The words of a pull quote: those in marks, or all of it but its signature. */
export function pullQuote(spans: readonly MarkedSpan[], document: DocumentView, paragraph: number, progress: Progress): DraftQuotation[] {
  const { text, view } = document.paragraphs[paragraph] ?? { text: '', view: { units: [] } };
  const { units } = view;
  let signed: DraftQuotation['quotation']['speaker'] = null;
  let end = text.length;
  for (let i = Math.max(1, units.length - SIGNATURE_REACH); i < units.length && signed === null; i++) {
    const before = units[i - 1];
    const found = before?.kind === 'marked' || /^[.!?…]$/.test(before?.word ?? '') ? nameBehindDash(units, i) : undefined;
    if (found === undefined) continue;
    signed = speakerOf(document, { paragraph, phrase: found.phrase }, undefined)?.speaker ?? null;
    end = before?.end ?? end;
  }
  const tops: Span[] = spans.filter((span) => span.parent === -1 && span.family === 'double');
  return (tops.length > 0 ? tops : [{ start: 0, end }]).map((span): DraftQuotation => {
    const quotation: Quotation = {
      start: span.start,
      end: span.end,
      kind: 'direct',
      speaker: signed,
      utterance: progress.utterance++,
      confidence: signed === null ? 1 : 0.9,
      rule: signed === null ? 'pull-quote' : 'signature',
    };
    return { quotation: withFlags(quotation, text), speakerParagraph: paragraph };
  });
}

/** Fewer words than these are repeated by chance. */
const LEAST_REPEATED = 3;
/** No article has more pull quotes; the bound keeps the search for each of them linear. */
const MOST_PULL_QUOTES = 60;

/** Who is no more than a pronoun in the body is nobody in a pull quote. */
const UNRESOLVED = /^(?:he|she|they|it|the author)$/;

/** Gives each pull quote whose words the body attributes that speaker. */
export function attributePullQuotes(document: DocumentView, quotations: readonly (readonly DraftQuotation[])[]): void {
  const pulls = quotations.flatMap((list, paragraph) =>
    list.flatMap((draft) => (draft.quotation.rule === 'pull-quote' ? [{ draft, paragraph }] : [])),
  );
  if (pulls.length === 0) return;
  const spoken = new Map<number, { words: string; draft: DraftQuotation }>();
  for (const [paragraph, list] of quotations.entries()) {
    for (const draft of list) {
      const { rule, speaker, utterance } = draft.quotation;
      if (rule === 'pull-quote' || speaker === null || UNRESOLVED.test(speaker.name)) continue;
      const words = (spoken.get(utterance)?.words ?? '') + wordsOf(document, paragraph, draft.quotation);
      spoken.set(utterance, { words, draft: spoken.get(utterance)?.draft ?? draft });
    }
  }
  for (const { draft, paragraph } of pulls.slice(0, MOST_PULL_QUOTES)) {
    const words = wordsOf(document, paragraph, draft.quotation);
    if (words.split(' ').length < LEAST_REPEATED) continue;
    const sources = [...spoken.values()].filter((one) => ` ${one.words}`.includes(` ${words}`));
    const [source] = sources;
    const names = new Set(sources.map((one) => one.draft.quotation.speaker?.name));
    if (source === undefined || names.size > 1) continue;
    draft.quotation.speaker = source.draft.quotation.speaker;
    draft.quotation.rule = 'pull-quote-repeats';
    draft.quotation.confidence = 0.6;
    draft.speakerParagraph = source.draft.speakerParagraph;
  }
}

/** Folded words, each with a space behind it. */
function wordsOf(document: DocumentView, paragraph: number, { start, end }: Span): string {
  const text = fold(document.paragraphs[paragraph]?.text.slice(start, end) ?? '');
  return (text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []).map((word) => `${word} `).join('');
}
