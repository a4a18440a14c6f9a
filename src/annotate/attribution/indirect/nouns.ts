/**
 * Reports in a noun: "X's claim that …", "his promise to …", "their criticism of …".
 *
 * A noun needs its owner, except for what is claimed or feared by whoever it may be ("allegations that …"): that has no speaker.
 */
import { ownerOf } from '../phrases.ts';
import type { Unit } from '../units.ts';
import { contentEnd, type ContentShape } from './content-end.ts';
import type { Report } from './report.ts';

const WITH_THAT =
  /^(?:claim|assertion|allegation|argument|statement|promise|pledge|vow|belief|view|opinion|suggestion|proposal|demand|request|criticism|complaint|warning|contention|prediction|hope|fear|concern|conclusion|finding|accusation|charge|denial|admission|announcement|insistence|acknowledgment|threat|recommendation|estimate|theory|observation|remark|comment|doubt|declaration|revelation|assurance|conviction|feeling|perception|expectation|speculation|rumor|notion)s?$/;
const WITH_INFINITIVE =
  /^(?:promise|pledge|vow|call|threat|refusal|offer|proposal|plan|decision|desire|commitment|intention|unwillingness|wish|demand|request|order|determination|eagerness|reluctance)s?$/;
/** By noun, the prepositions whose object is what was said. */
const WITH_PREPOSITION: readonly [RegExp, RegExp][] = [
  [
    /^(?:criticism|endorsement|condemnation|rejection|denial|description|characterization|defense|embrace|critique|denunciation|account|portrayal|accusation|allegation|opinion|mockery|view|disapproval|approval|praise)s?$/,
    /^(?:of|for)$/,
  ],
  [/^(?:support|praise|call|demand|plan|request|plea|proposal|hope|preference|disdain|contempt|admiration|argument)s?$/, /^for$/],
  [/^(?:opposition|objection|reference|resistance)s?$/, /^to$/],
  [/^(?:attack|assault|broadside)s?$/, /^(?:on|against)$/],
  [
    /^(?:concern|question|comment|remark|statement|complaint|doubt|worry|worries|claim|skepticism|fear|view|opinion|allegation|anxiety|warning|speculation|rumor|lie)s?$/,
    /^(?:about|over)$/,
  ],
  [/^(?:view|comment|position|stance|focus|opinion|thought|emphasis)s?$/, /^on$/],
  [/^(?:warning|fear|promise|claim|vision|hope|allegation|accusation|charge|threat|mention|pledge)s?$/, /^of$/],
];

const OPENERS = new Set('that to of about over on for against'.split(' '));

/** A noun of saying, whose content follows. */
export function nounReport(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const unit = units[i];
  const opener = units[i + 1];
  if (unit === undefined || opener === undefined || !OPENERS.has(opener.word) || unit.kind !== 'word' || i + 2 >= to) return undefined;
  const shape = shapeAfter(unit, opener);
  if (shape === undefined) return undefined;
  const phrase = ownerOf(units, i, from);
  if (phrase === undefined) return undefined;
  const start = shape === 'infinitive' ? i + 1 : i + 2;
  return { phrase, cue: i, from: start, to: contentEnd(units, start, to, shape, true), rule: 'claim-noun', confidence: 0.6 };
}

function shapeAfter({ word }: Unit, opener: Unit): ContentShape | undefined {
  if (opener.word === 'that') return WITH_THAT.test(word) ? 'clause' : undefined;
  if (opener.word === 'to' && opener.pos === 'PART') return WITH_INFINITIVE.test(word) ? 'infinitive' : undefined;
  return WITH_PREPOSITION.some(([noun, preposition]) => preposition.test(opener.word) && noun.test(word)) ? 'object' : undefined;
}
