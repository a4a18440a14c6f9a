/**
 * How a line of a page gives itself away as no part of the article, where the markup around it says nothing: credits of pictures,
 * pointers to other articles, page datelines, calls to follow or sign up.
 *
 * It adds to the furniture of plain text (`../structure/furniture.ts`) what only a page can tell, by how much of the line is link, and the
 * words of a few more languages. The words are those that sites share; no rule names a site. Each pattern is anchored or looks at a
 * bounded part of a line, so its cost does not grow with the line.
 */

/** Lines that consist of nothing else, beside those that plain text has. */
const LABELS = new Set(
  (
    'share on whatsapp|share this on whatsapp|order reprints|reprints|loading|loading content|loading comments|view author archive|email the author|get author rss feed|' +
    'click to tweet|pin it|story highlights|highlights|image caption|read full article|read more|source|tags|related|photo|photos|advert|promoted|top|up|dismiss|' +
    'anzeige|werbung|teilen|drucken|kommentare|publicidad|compartir|comentarios|publicité|partager|commentaires|compartilhar|comentários|condividi|commenti|iklan|bagikan|' +
    'реклама|поделиться|отзывы|комментарии|добавить отзыв|добавить комментарий|оставить комментарий|関連記事|広告|シェア|공유|댓글'
  ).split('|'),
);

/** "Related: …", "READ MORE: …", "Leggi anche …" */
const RELATED_LEAD =
  /^[\s([{*►▶→»>•👉-]{0,6}(?:related|recommended|read(?: more| also| next| on| the full\w*)|see(?: also| more)|also(?: read| see| watch| on)?|more(?: on| from| about| to read| coverage| news| stories| reading| great)?|don['’]?t miss|must[- ]read|must see|watch(?: more| now| live)?|up next|trending|you (?:may|might)(?: also)? (?:like|enjoy|be interested)|check out (?:more|our|all|these)|learn more|find out more|further reading|next article|previous article|keep reading|what to read next|editor['’]?s? pick\w*|in case you missed|leggi(?: anche)?|lire aussi|voir aussi|lee(?: también)?|lea también|ver también|leia(?: também| mais)?|veja também|lesen sie(?: auch| mehr)?|mehr zum thema|siehe auch|lees ook|baca juga|читайте также|смотрите также|czytaj też|関連記事)(?![\p{L}\p{N}])/iu;

/** Calls to follow, sign up, buy, comment. */
const CALL =
  /^[\s([{*►▶→»>•-]{0,6}(?:click (?:here|to|on|the)|tap here|sign up\b|subscribe\b|follow (?:us|me|him|her|them|@?\w+(?: \w+){0,3} (?:on|at)\b)|like us|join (?:us|our|the \w+ (?:newsletter|community|forum))|download (?:the|our)\b.{0,40}\bapp|get (?:the|our)\b.{0,60}\b(?:app|newsletter|inbox)|get .{3,60}\b(?:by clicking|on the go)\b|(?:got|have) a (?:news )?tip|send (?:us )?(?:your )?(?:tips|a tip)|contact (?:us|the author|the reporter|the writer)|write to \w+ \w+ at|e-?mail (?:us|the author|\w+ \w+ at)|tell us what you think|let us know|want (?:more|to (?:read|see|get))|need more|support (?:us|our)|donate|buy now|shop now|order (?:now|here)|reach (?:him|her|them|us) at|listen to .{3,40}(?:live|podcast)|this (?:article|story|post) (?:(?:was )?originally (?:appeared|published)|first appeared|may contain|contains)|for more (?:news|stories|coverage)|view (?:all|comments|gallery|slideshow)|watch (?:the )?(?:video|trailer) (?:below|above|here)|this slideshow requires|please enable|your browser|to comment\b|hide comments|show comments)(?![\p{L}\p{N}])/iu;

const CREDIT =
  /^[\s([{]{0,3}(?:(?:photo(?:graph|grapher|s)?|image|images|picture|pictures|credits?|photo credit|image credit|image copyright|foto|fotos|photography|illustration|video|screenshot|graphic)(?: (?:credits?|courtesy|source|copyright|via))?\s?(?::|\/|by\b|©|via\b|courtesy\b|copyright\b)|courtesy (?:of|photo)|©\s?\S|\S.{0,40}(?:\/|via )(?:getty|ap photo|afp|reuters|epa|shutterstock|bloomberg)|getty(?: images)?\b|ap photo\b|shutterstock\b|reuters\s?\/)/iu;
const IMAGE_COUNT = /^(?:image|photo|slide|picture)?\s?\d{1,3}\s?(?:of|\/)\s?\d{1,3}\b/iu;
const COPYRIGHT =
  /^[\s(]{0,2}(?:(?:©|\(c\))\s?(?:copyright\s?)?(?:©\s?)?\d{4}|copyright\b|all rights reserved|this material may not be|this document is subject to copyright|reproduction prohibited)|\ball rights reserved\b.{0,80}$|무단전재/iu;

const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic|janv|févr|mars|avr|mai|juin|juil|août|déc|ene|abr|fev|out|dez|mär|okt)[\p{L}.]{0,9}`;
const DATE = new RegExp(
  String.raw`\d{1,2}(?:st|nd|rd|th)?[ .,/-]{1,3}(?:de )?(?:${MONTH}|\d{1,2})[ .,/-]{1,3}(?:de )?\d{2,4}|${MONTH}[ .]{1,2}\d{1,2}(?:st|nd|rd|th)?,? {1,2}\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}`,
  'iu',
);
const CLOCK = /\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|uhr|gmt|cst|est|et|pst|utc)?/iu;
const STAMP_LEAD =
  /^[\s([{|•-]{0,4}(?:by|posted|published|first published|updated|last (?:updated|modified)|modified|created|originally published|date:|on \w+day|written by|author:|story by|text by|reported by|filed under|tags?:|tagged|categories:|category:|topics?:|labels?:|pubblicato|publié|publicado|veröffentlicht|опубликовано|\d+ (?:min(?:ute)?s?|hours?|days?) (?:read|ago)|\d{1,3}(?:[.,]\d{3})? (?:views|shares|comments|letture|lecturas)|tempo de leitura|reading time|estimated read|citation:)(?![\p{L}\p{N}])/iu;

const REPORTING_CREDIT =
  /^[\s([{—–-]{0,4}(?:(?:additional |with )?report(?:ing|ed) (?:by|from)|(?:writing|editing|edited|compiled|translated|produced) by|additional reporting|with (?:additional )?(?:reporting|files|inputs|agency inputs) (?:by|from))\b/iu;
const CONTRIBUTED = /\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,30}$/iu;
const ABOUT_HEADING = /^(?:about|über|à propos de?|sobre|acerca de|informazioni su)\b.{1,60}$/iu;
const SENTENCE_END = /[.!?…。！？:;,]["'”’»)\]]*$/u;
/** "… here. Then another": a second sentence begins. */
const SECOND_SENTENCE = /[.!?] \p{Lu}\p{Ll}+ \p{Ll}/u;
const ONLY_NUMBERS = /^[\d\s.,|/<>«»‹›…-]+$/u;

export function isLabel(text: string): boolean {
  return text.length < 40 && LABELS.has(text.toLowerCase().replace(/[\s:.…»›>+()|]+$/u, ''));
}

/** Page numbers and counters. */
export function isCounter(text: string): boolean {
  return text.length < 60 && ONLY_NUMBERS.test(text);
}

/** A pointer to another article; less of it needs to be link where a colon says so. */
export function isPointer(text: string, linkShare: number): boolean {
  return RELATED_LEAD.test(text.slice(0, 80)) && linkShare >= (/^[^:]{0,40}:/u.test(text) ? 0.25 : 0.6);
}

export function isCall(text: string): boolean {
  return text.length < 400 && CALL.test(text.slice(0, 120));
}

export function isCredit(text: string): boolean {
  return text.length < 120 && CREDIT.test(text);
}

/** "Image 1 of 5", "3/12". */
export function isImageCount(text: string): boolean {
  return IMAGE_COUNT.test(text.slice(0, 40)) && countWords(text) < 8;
}

export function isCopyright(text: string): boolean {
  return text.length < 500 && COPYRIGHT.test(text.length > 200 ? text.slice(0, 120) : text);
}

/** When and by whom, how long to read, filed under what: a line that says little else. */
export function isStamp(text: string): boolean {
  if (text.length >= 160 || SECOND_SENTENCE.test(text)) return false;
  if (STAMP_LEAD.test(text)) return true;
  const rest = text.replace(DATE, ' ').replace(CLOCK, ' ');
  return rest !== text && countWords(rest) <= 5;
}

/** Who else worked on the article. */
export function isReportingCredit(text: string): boolean {
  return text.length < 400 && (REPORTING_CREDIT.test(text) || CONTRIBUTED.test(text.slice(-120)));
}

export function isAboutHeading(text: string): boolean {
  return text.length < 70 && ABOUT_HEADING.test(text);
}

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-8));
}

export function isShouted(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}/u.test(text);
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
