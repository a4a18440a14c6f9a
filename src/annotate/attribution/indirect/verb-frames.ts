/**
 * What the verbs of saying, judging and wanting take as their content; written for this project after general English usage.
 *
 * A verb may take a clause ("said the ferry was late"), an object ("rejected the plan"), a preposition ("warned of storms") or an
 * infinitive ("vowed to mend it"). A verb that is in none of these lists reports only with "that".
 */

/** Verbs whose object alone is what was said, judged or wanted. */
export const OBJECT_CLAIMS: ReadonlySet<string> = new Set(
  `deny acknowledge admit confirm announce propose recommend demand urge criticize criticise praise blast denounce condemn reject dismiss accuse blame allege reveal disclose describe question endorse defend oppose support promise pledge tout cite mention declare want seek favor favour back attack slam mock decry express reiterate suggest report predict note stress emphasize emphasise highlight discuss explain recall offer fear doubt advocate welcome hail call view consider expect contemplate regret lament protest threaten embrace show indicate outline detail underscore ridicule
  assail bash rip trash lambaste applaud commend congratulate thank salute credit fault scold chide rebuke admonish castigate chastise berate deride disparage denigrate belittle insult taunt tease heckle boo cheer champion trumpet pitch prefer spurn rebut refute dispute contest critique deplore bemoan dread like dislike loathe despise admire appreciate disavow disown renounce repudiate recognize recognise reaffirm repeat echo underline quote reference recount relate debate broach proclaim anticipate weigh mull ponder envision regard deem compare liken label brand dub characterize characterise portray depict love hate ignore voice back accept downplay laud extol pan request convey foresee interpret remember order encourage `.split(
    /\s+/,
  ),
);

/** Verbs that take what was said after a preposition: "called for a ban", "spoke about the war". */
export const PREPOSITION_CLAIMS: ReadonlyMap<string, RegExp> = new Map([
  ['call', /^(?:for|on|upon)$/],
  ['speak', /^(?:about|of|against)$/],
  ['talk', /^(?:about|of)$/],
  ['point', /^to$/],
  ['refer', /^to$/],
  ['allude', /^to$/],
  ['complain', /^(?:about|of)$/],
  ['warn', /^(?:of|against|about)$/],
  ['argue', /^(?:for|against)$/],
  ['ask', /^(?:about|for)$/],
  ['push', /^(?:for|back)$/],
  ['press', /^for$/],
  ['apologize', /^for$/],
  ['hope', /^for$/],
  ['boast', /^(?:of|about)$/],
  ['brag', /^about$/],
  ['joke', /^about$/],
  ['worry', /^about$/],
  ['agree', /^(?:with|on)$/],
  ['disagree', /^(?:with|on)$/],
  ['object', /^to$/],
  ['comment', /^on$/],
  ['respond', /^to$/],
  ['reply', /^to$/],
  ['rail', /^(?:against|at|about)$/],
  ['lash', /^at$/],
  ['testify', /^(?:about|to|against)$/],
  ['hint', /^at$/],
  ['insist', /^on$/],
  ['elaborate', /^on$/],
  ['focus', /^on$/],
  ['vote', /^(?:for|against)$/],
  ['lobby', /^for$/],
  ['plead', /^(?:for|with)$/],
  ['beg', /^for$/],
  ['wonder', /^about$/],
  ['write', /^(?:about|of)$/],
  ['tweet', /^about$/],
  ['think', /^(?:of|about)$/],
  ['speculate', /^(?:about|on)$/],
  ['believe', /^in$/],
  ['fume', /^(?:about|over|at)$/],
  ['gush', /^about$/],
  ['rave', /^about$/],
  ['care', /^about$/],
  ['sympathize', /^with$/],
  ['side', /^with$/],
]);

/** Verbs that promise, ask or want with an infinitive: "vowed to …". */
export const INFINITIVE_CLAIMS: ReadonlySet<string> = new Set(
  'vow promise pledge agree refuse decline propose ask urge call tell claim want hope plan seek intend threaten offer expect decide aim swear demand order advise encourage warn volunteer wish prefer love like opt invite beg implore instruct push press dare challenge'.split(
    ' ',
  ),
);

/** Verbs that take a listener before the content. */
export const LISTENER_VERBS: ReadonlySet<string> = new Set(
  'tell inform assure remind warn notify advise ask urge order encourage want expect invite beg implore instruct push press dare challenge persuade convince'.split(
    ' ',
  ),
);
