/**
 * The names of a document: what a trained model sees, with the roles, nicknames and sure names of the rules.
 *
 * The rules type all candidates of the document together, so that one clear mention decides for the unclear ones; the model does the
 * same in its own way. A headline, where every word has a capital, gives no new phrases: what the text or a gazetteer names so is found
 * in it, and people.
 */
import type { EntityType } from '../../domain/annotation.ts';
import { CALENDAR } from '../gazetteers/common-words.ts';
import { ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { COURTESY, TITLE_MODIFIERS, TITLES } from '../gazetteers/titles.ts';
import type { NameSpan } from '../names-model/tag-names.ts';
import type { Tagged } from '../tagger.ts';
import type { Candidate } from './cut-runs.ts';
import { addSpeakingSurnames } from './speaking-surnames.ts';
import { retypeLabels } from './labels.ts';
import { joinNames } from './join-names.ts';
import { mentionOf, type NameMention } from './name-mention.ts';
import { retypePeople } from './retype-people.ts';
import { findCandidates, forEachInitial } from './runs.ts';
import { bestType, isAllCapitals, noScores, ruleEvidence, type TypeScores } from './typing.ts';
import { bare, isCapitalised, isHeadline, plainForm, titleCase } from './words.ts';

/** Below this the evidence is too weak to say that it is a name of any kind. */
const LEAST_SCORE = 0.8;
interface FormRecord {
  total: TypeScores;
  best: TypeScores;
  count: number;
  size: number;
}

/** Name mentions of each paragraph, in order. A pure function; linear in the number of tokens. */
export function findNames(paragraphs: readonly Tagged[], spans: readonly (readonly NameSpan[])[]): NameMention[][] {
  const headlines = paragraphs.map((tagged) => isHeadline(tagged.words));
  const mayBegin = capitalisedInside(paragraphs, headlines);
  const candidates = paragraphs.map((tagged, i) => (headlines[i] ? [] : findCandidates(tagged, mayBegin)));
  const forms = scoreForms(paragraphs, candidates);
  linkSurnames(forms);
  const types = decideTypes(forms);
  const found = paragraphs.map((tagged, paragraph) => {
    const known: NameMention[] = [];
    for (const candidate of candidates[paragraph] ?? []) {
      const decided = types.get(plainForm(candidate.form));
      if (decided !== undefined && !isBareTitle(candidate))
        known.push(mentionOf(candidate, paragraph, decided.type, decided.score, 'rules'));
    }
    return joinNames(tagged, paragraph, known, spans[paragraph] ?? []);
  });
  retypeLabels(paragraphs, found);
  retypePeople(paragraphs, found);
  addSpeakingSurnames(paragraphs, found);
  dropCalendar(found);
  const inText = new Set(found.flatMap((mentions, paragraph) => (headlines[paragraph] ? [] : mentions.map(({ form }) => plainForm(form)))));
  return found.map((mentions, paragraph) => (headlines[paragraph] ? mentions.filter((mention) => isKnown(mention, inText)) : mentions));
}

/** Days and months are no names, unless the document has somebody called so: "May" beside "Theresa May". */
function dropCalendar(found: NameMention[][]): void {
  const isDate = ({ size, form }: NameMention) => size === 1 && form.length < 10 && CALENDAR.has(bare(form));
  if (!found.some((mentions) => mentions.some(isDate))) return;
  const people = found.flat().filter(({ type, size }) => type === 'person' && size > 1);
  const parts = new Set(people.flatMap(({ form }) => form.split(/\s+/u)));
  for (const [p, mentions] of found.entries()) found[p] = mentions.filter((one) => !isDate(one) || one.isTitled || parts.has(one.form));
}

/** In a headline a phrase with capitals is a name where the running text or a gazetteer names it so; a person or a single word is believed. */
function isKnown({ form, size, type }: NameMention, inText: ReadonlySet<string>): boolean {
  const plain = plainForm(form);
  return size === 1 || type === 'person' || inText.has(plain) || isGazettedForm(plain);
}

function isGazettedForm(plain: string): boolean {
  const usual = isAllCapitals(plain) ? titleCase(plain) : plain;
  return [plain, usual].some((form) => ORGANIZATION_NAMES.has(form) || PLACE_NAMES.has(form) || PLACE_FORMS.has(form));
}

/** Offices by which their holders are spoken to: "Mr. President" names nobody, though "Mr. King" does. */
const ADDRESSED = /^(?:president|secretary|speaker|chairman|ambassador|mayor|chancellor|governor|premier|vice-president|senator)$/;

/** "President" or "Senator" alone names nobody, nor does "Mr. President". */
function isBareTitle(candidate: Candidate): boolean {
  if (candidate.size === 1 && COURTESY.has(bare(candidate.role ?? '')) && ADDRESSED.test(bare(candidate.form))) return true;
  if (candidate.size > 1 || !TITLES.has(bare(candidate.form))) return false;
  // "the Attorney General", "the Lt. Governor": one office of two words
  return !candidate.isTitled || TITLE_MODIFIERS.has(bare(candidate.role?.split(/\s+/u).at(-1) ?? ''));
}

/** Of the words that begin sentences: whether one is written with a capital inside sentences too, and more often so than without. */
function capitalisedInside(paragraphs: readonly Tagged[], headlines: readonly boolean[]): (word: string) => boolean {
  const balance = new Map<string, number>();
  const running = paragraphs.filter((_, p) => headlines[p] !== true);
  for (const tagged of running) forEachInitial(tagged, (word) => balance.set(word.toLowerCase(), 0));
  const count = (key: string, by: number): void => {
    const before = balance.get(key);
    if (before !== undefined) balance.set(key, before + by);
  };
  for (const tagged of running) {
    const { words, pos } = tagged;
    let next = 0;
    for (let i = 0; i < words.length; i++) {
      const isStart = tagged.sentenceStarts[next] === i;
      if (isStart) next++;
      const word = words[i] ?? '';
      if (word.length < 2) continue;
      if (!isCapitalised(word)) {
        if (pos[i] !== 'PUNCT') count(word, -1);
      } else if (!isStart && pos[i - 1] !== 'PUNCT') count(word.toLowerCase(), 1);
    }
  }
  return (word) => (balance.get(word.toLowerCase()) ?? 0) > 0;
}

function scoreForms(paragraphs: readonly Tagged[], candidates: readonly Candidate[][]): Map<string, FormRecord> {
  const forms = new Map<string, FormRecord>();
  for (const [p, list] of candidates.entries()) {
    const tagged = paragraphs[p];
    if (tagged === undefined) continue;
    for (const candidate of list) {
      const scores = noScores();
      ruleEvidence(tagged, candidate, scores);
      const key = plainForm(candidate.form);
      let record = forms.get(key);
      if (record === undefined) {
        record = { total: noScores(), best: { person: -9, organization: -9, place: -9 }, count: 0, size: candidate.size };
        forms.set(key, record);
      }
      record.count++;
      for (const type of ['person', 'organization', 'place'] as const) {
        record.total[type] += scores[type];
        record.best[type] = Math.max(record.best[type], scores[type]);
      }
    }
  }
  return forms;
}

/** What a form weighs in the document: the mean of its mentions, and half of the clearest one. */
function weightOf(record: FormRecord): TypeScores {
  const weight = (type: EntityType) => record.total[type] / record.count + 0.5 * record.best[type];
  return { person: weight('person'), organization: weight('organization'), place: weight('place') };
}

/** The parts of a person's full name are names of that person where they stand alone. */
function linkSurnames(forms: ReadonlyMap<string, FormRecord>): void {
  for (const [form, record] of forms) {
    if (record.size < 2 || record.size > 5) continue;
    const best = bestType(weightOf(record));
    if (best.type !== 'person' || best.score < 2) continue;
    const parts = form.split(' ');
    for (const part of [parts.at(-1), parts[0]]) {
      const short = part === undefined ? undefined : forms.get(part);
      if (short === undefined || short.size !== 1) continue;
      short.total.person += 3 * short.count;
      short.best.person += 1;
    }
  }
}

function decideTypes(forms: ReadonlyMap<string, FormRecord>): Map<string, { type: EntityType; score: number }> {
  const types = new Map<string, { type: EntityType; score: number }>();
  for (const [form, record] of forms) {
    const { type, score } = bestType(weightOf(record));
    if (score >= LEAST_SCORE) types.set(form, { type, score });
  }
  return types;
}
