/**
 * Verbs that report what somebody said, thought or wants; written for this project.
 *
 * Three strengths. `speech` verbs attribute marked words beside them; `claim` verbs also attribute a content clause without marks;
 * `stance` verbs (hope, call, criticise) attribute only words that stand in marks inside their clause.
 */
export type CueStrength = 'speech' | 'claim' | 'stance';

const CLAIM = `say affirm tell add note explain write tweet argue insist recall remark observe state declare announce admit acknowledge concede claim assert allege contend maintain warn caution predict suggest conclude complain lament promise vow pledge stress emphasize emphasise reiterate confirm deny testify report indicate believe think reckon fear hope worry estimate find learn show reveal disclose imply hint acknowledge caution counter agree contend speculate signal boast brag respond reply mention joke quip decide propose recommend charge assure inform notify advise doubt feel know understand suspect expect guess concur clarify decree rule determine discover demonstrate forecast project theorize remind guarantee posit opine profess swear underscore underline point assume imagine realize realise see hear`;
const SPEECH = `bark beam chuckle shrug growl nod ask answer continue comment exclaim shout yell repeat demand urge retort muse wonder whisper sing chant interject protest counsel offer cry scream mutter plead beg inquire sigh laugh text email post message chide scold intone gush fume enthuse deadpan snap interrupt thunder proclaim recount elaborate summarize sum banter venture pronounce instruct rail blurt bellow utter tease scoff sneer`;
const STANCE = `call describe tout praise blast mock accuse dub label refer cite quote criticize criticise denounce decry condemn slam defend dismiss reject question challenge attack blame hail express voice characterize characterise brand deride portray support oppose want seek plan aim vow intend refuse decline endorse favor favour welcome advocate pitch propose discuss address speak talk lash rip tear ridicule invoke depict deem consider view regard warn bemoan liken credit thank honor apologize commend applaud promote allude urge push press ban lambaste bash trash taunt fault hammer excoriate castigate echo declare love hate regret celebrate raise offer advertise release publish
  assail rip commend congratulate salute fault rebuke admonish chastise berate disparage denigrate belittle insult heckle boo cheer champion trumpet prefer rebuff spurn rebut refute dispute contest critique deplore dread like dislike loathe despise admire appreciate disavow disown renounce repudiate recognize recognise reaffirm reference debate broach unveil anticipate mull ponder envision compare threaten encourage order convince persuade ignore back focus vote identify nominate accept embrace outline detail highlight downplay laud extol pan disagree react lobby side sympathize volunteer wish invite beseech implore dare opt request object apologise convey pinpoint foresee perceive interpret remember name hire`;

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ['said'],
  tell: ['told'],
  write: ['wrote', 'written'],
  think: ['thought'],
  find: ['found'],
  show: ['showed', 'shown'],
  swear: ['swore', 'sworn'],
  feel: ['felt'],
  know: ['knew', 'known'],
  understand: ['understood'],
  begin: ['began', 'begun'],
  go: ['went', 'gone', 'goes'],
  sing: ['sang', 'sung'],
  read: ['read'],
  speak: ['spoke', 'spoken'],
  put: ['put'],
  see: ['saw', 'seen'],
  hear: ['heard'],
  seek: ['sought'],
  forecast: ['forecast'],
  hold: ['held'],
  stand: ['stood'],
  run: ['ran'],
  draw: ['drew', 'drawn'],
  hit: ['hit'],
  tear: ['tore', 'torn'],
  cast: ['cast'],
};
/** A final consonant that doubles: "admit", "quip", "refer", "plan". */
const DOUBLING =
  /^(?:admit|quip|refer|plan|beg|dub|rip|slam|hit|brag|plug|put|run|tag|ban|snap|chat|tap|trim|regret|concur|begin|sum|zag)$/;

/** Every inflected form of a verb. */
function inflect(verb: string): string[] {
  const stem = DOUBLING.test(verb) ? verb + verb.slice(-1) : verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const thirds = /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  return [verb, thirds, `${stem}ing`, ...(IRREGULAR[verb] ?? [past])];
}

const STRENGTHS = new Map<string, CueStrength>();
/** Inflected form → base form, for the verbs that are asked for by name. */
const BASES = new Map<string, string>();
for (const [list, strength] of [
  [STANCE, 'stance'],
  [SPEECH, 'speech'],
  [CLAIM, 'claim'],
] as const) {
  for (const verb of list.split(/\s+/)) {
    for (const form of inflect(verb)) {
      STRENGTHS.set(form, strength);
      BASES.set(form, verb);
    }
  }
}

/** How strongly a lower-case word reports, if it does. */
export function cueStrength(word: string): CueStrength | undefined {
  return STRENGTHS.get(word);
}

/** The verb that an inflected cue belongs to. */
export function cueBase(word: string): string {
  return BASES.get(word) ?? word;
}

/** Reporting verbs that are hardly ever anything else; the tagger is not asked. */
export const PLAIN_CUES: ReadonlySet<string> = new Set(
  'said says told added explained wrote tweeted insisted argued replied noted asked recalled responded remarked quipped joked exclaimed testified warned conceded asserted contended'.split(
    ' ',
  ),
);

/** Claim verbs that open a content clause without "that": "He said the plan failed". */
export const OPEN_CLAIMS: ReadonlySet<string> = new Set(
  'say add note tell argue insist believe think claim warn report predict acknowledge admit hope fear suggest announce explain contend promise vow concede know estimate expect agree deny find show feel write indicate reveal confirm assert allege worry complain stress emphasize conclude assure'.split(
    ' ',
  ),
);
