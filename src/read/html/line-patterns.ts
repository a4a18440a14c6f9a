/**
 * How a line of a page gives itself away as no part of the article, where the markup around it says nothing: credits of pictures,
 * pointers to other articles, page datelines, calls to follow or sign up.
 *
 * It adds to the furniture of plain text (`../structure/furniture.ts`) what only a page can tell, by how much of the line is link, and the
 * words of a few more languages. The words are those that sites share; no rule names a site. Each pattern is anchored or looks at a
 * bounded part of a line, so its cost does not grow with the line. A line with the form of a sentence is no stamp and no credit,
 * however it begins: what is dropped here is lost to the reader.
 */
import { parseByline } from '../structure/byline.ts';
import { parseDateLine } from '../structure/date-line.ts';
import { countOwnWords, isSentence } from '../structure/sentence-shape.ts';

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
/** "Photo by photo, the team …" is no credit: a name follows. */
const PICTURE_BY = /^[\s([{]{0,3}\p{L}+(?: (?:credits?|courtesy|source|copyright))? by\b/iu;
const PICTURE_BY_NAME = /^[^:]{1,40}?\b[Bb][Yy]:?\s[\s"“@]{0,3}(?:the |de |van |von )?[\p{Lu}\p{Lo}]/u;
/** Somebody says it in the article. */
const SAID = /, (?:\S+ ){1,4}(?:said|says|told|wrote|added)\b[^,]{0,30}[.!?…]$|, (?:said|says|wrote|added) /iu;
const IMAGE_COUNT = /^(?:image|photo|slide|picture)?\s?\d{1,3}\s?(?:of|\/)\s?\d{1,3}\b/iu;
const COPYRIGHT =
  /^[\s(]{0,2}(?:(?:©|\(c\))\s?(?:copyright\s?)?(?:©\s?)?\d{4}|copyright\b|all rights reserved|this material may not be|this document is subject to copyright|reproduction prohibited)|\ball rights reserved\b.{0,80}$|무단전재/iu;

/** "Copyright law protects …" */
const COPYRIGHT_PROSE = /^[Cc]opyright (?!by\b|of\b|notice\b|and\b|holder)\p{Ll}/u;

const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic|janv|févr|mars|avr|mai|juin|juil|août|déc|ene|abr|fev|out|dez|mär|okt)[\p{L}.]{0,9}`;
const DATE = new RegExp(
  String.raw`\d{1,2}(?:st|nd|rd|th)?[ .,/-]{1,3}(?:de )?(?:${MONTH}|\d{1,2})[ .,/-]{1,3}(?:de )?\d{2,4}|${MONTH}[ .]{1,2}\d{1,2}(?:st|nd|rd|th)?,? {1,2}\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}`,
  'iu',
);
/** With a colon, or with a point and what only follows a time of day: "1.44" alone is a number. */
const CLOCK = /\b\d{1,2}(?::\d{2}(?!\d)|\.\d{2}(?=\s?(?:[ap]\.?m\b|uhr\b)))\s?(?:[ap]\.?m\.?|uhr|gmt|cst|est|et|pst|utc)?/iu;
/** A word of one of these lines, by what stands behind it: "Published in 1925" and "Updated rules" are words of an article. */
const STAMP_WORD = new RegExp(
  String.raw`^[\s([{|•-]{0,4}(?:(?:first |last |originally )?(?:posted|published|updated|modified|created)|written by|tagged|pubblicato|publié|publicado|veröffentlicht|опубликовано)(?=[\s:|•·,(–-]{1,4}(?:(?:on|at|by|in|to|under|le|il|el|em|am|von|par|di|por)\b|\d|${MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|an? \w+ ago)|\s?[:|•·(–-]|\s?$)`,
  'iu',
);
const STAMP_LABEL =
  /^[\s([{|•-]{0,4}(?:date:|author:|story by|text by|reported by|filed under|tags?:|categories:|category:|topics?:|labels?:|\d+ (?:min(?:ute)?s?|hours?|days?) (?:read|ago)|\d{1,3}(?:[.,]\d{3})? (?:views|shares|comments|letture|lecturas)|tempo de leitura|reading time|estimated read|citation:)(?![\p{L}\p{N}])/iu;
/** "By" and "On Tuesday" begin sentences too. */
const NAME_OR_DAY = /^[\s([{|•-]{0,4}(?:by|on \w+day)(?![\p{L}\p{N}])/iu;

const REPORTING_CREDIT =
  /^[\s([{—–-]{0,4}(?:(?:additional |with )?report(?:ing|ed) (?:by|from)|(?:writing|editing|edited|compiled|translated|produced) by|additional reporting|with (?:additional )?(?:reporting|files|inputs|agency inputs) (?:by|from))\b/iu;
const CONTRIBUTED = /\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,30}$/iu;
const ABOUT_HEADING = /^(?:about|über|à propos de?|sobre|acerca de|informazioni su)\b.{1,60}$/iu;
const SENTENCE_END = /[.!?…。！？:;,]["'”’»)\]]*$/u;
/** "… here. Then another": a second sentence begins. */
const SECOND_SENTENCE = /[.!?] \p{Lu}\p{Ll}+ \p{Ll}/u;
const ONLY_NUMBERS = /^[\d\s.,|/<>«»‹›…-]+$/u;

/** Words beside a date, and beside a time of day alone, that leave a line a stamp. */
const UNDATED_WORDS = 5;
const UNTIMED_WORDS = 2;

export function isLabel(text: string): boolean {
  return text.length < 40 && LABELS.has(text.toLowerCase().replace(/(?<![\s:.…»›>+()|])[\s:.…»›>+()|]+$/u, ''));
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
  return text.length < 400 && CALL.test(text.slice(0, 120)) && !SAID.test(text.slice(-80));
}

export function isCredit(text: string): boolean {
  if (text.length >= 120 || !CREDIT.test(text)) return false;
  return !PICTURE_BY.test(text) || (PICTURE_BY_NAME.test(text) && !isSentence(text));
}

/** "Image 1 of 5", "3/12". */
export function isImageCount(text: string): boolean {
  return IMAGE_COUNT.test(text.slice(0, 40)) && countWords(text) < 8;
}

export function isCopyright(text: string): boolean {
  if (COPYRIGHT_PROSE.test(text)) return false;
  return text.length < 500 && COPYRIGHT.test(text.length > 200 ? text.slice(0, 120) : text);
}

/** When and by whom, how long to read, filed under what: a line that says little else, and is no sentence. */
export function isStamp(text: string): boolean {
  if (parseByline(text) !== undefined || parseDateLine(text) !== undefined) return true;
  if (text.length >= 160 || SECOND_SENTENCE.test(text) || isSentence(text)) return false;
  if (STAMP_WORD.test(text) || STAMP_LABEL.test(text)) return true;
  const undated = text.replace(DATE, ' ');
  const rest = undated.replace(CLOCK, ' ');
  if (NAME_OR_DAY.test(text)) return countOwnWords(rest) === 0 && /\p{Lu}/u.test(text.slice(3));
  if (/[.!?…]["'”’)]*$/u.test(rest)) return false;
  return undated !== text ? countWords(rest) <= UNDATED_WORDS : rest !== text && countWords(rest) <= UNTIMED_WORDS;
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
