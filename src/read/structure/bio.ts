/**
 * The biographical note of the author at the end: "Jane Doe is a fellow of … and writes about …".
 *
 * A person of the story is introduced in the same words, so a note is one only at the end and about somebody whom the article
 * does not otherwise mention, or who is already known as its author.
 */
import { looksLikeName } from '../authors.ts';

const MAX_LENGTH = 1500;
const LEAD = /^(?:[•⦁*–—-]\s*|about (?:the )?authors?\s*:?\s*)/i;
const NAME =
  /^((?:(?:Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|Rev)\.? )?\p{Lu}[\p{L}’'.-]*(?: (?:(?:de|da|del|van|von|der|bin|al|el|la) )?\p{Lu}[\p{L}’'.-]*){1,3})(?:,[^,]{1,60},)? (is|was|are|writes|covers|has|serves|teaches|works|hosts|reports)\b/u;
const WRITES =
  /\b(?:writes? (?:about|on|for|frequently|regularly|often|the)|(?:is|are) (?:the |an? )?(?:\S+ ){0,6}(?:writer|reporter|columnist|correspondent|journalist|contributor|blogger|author|co-author|editor(?: emeritus)?|editor[- ]in[- ]chief|editor at large|freelancer|essayist|novelist|staff member|commentator)\b|author of|covers? \p{L}+|can be reached|tweets? (?:at|@)|follow (?:him|her|them)|(?:his|her|their) (?:latest |most recent |new |forthcoming )?(?:book|books|novel|novels|work|writing|column|columns|newsletter|thrillers))/iu;
/** Enough where the author is known from elsewhere, or nobody of that name is in the text. */
const POSITION =
  /\b(?:is|was) (?:an? |the )?(?:\S+ ){0,4}(?:member|fellow|professor|director|president|founder|co-founder|chair|chairman|executive|researcher|scholar|historian|lawyer|attorney|analyst|consultant|strategist|scientist|economist|lecturer|student|host|producer|veteran|officer|adviser|advisor|expert|physician|doctor|teacher|pastor|activist|host)\b/i;

/** What has a name but writes nothing itself. */
const NO_PERSON =
  /^(?:is|was) (?:an? |the )?(?:\S+ ){0,2}(?:column|blog|newsletter|podcast|show|magazine|website|series|publication|nonprofit|organization|company|project)\b/i;

export interface Bio {
  author: string;
}

/** A bare form without title, by which an author is compared: "Dr. Jane Doe" is "jane doe". */
function comparable(name: string): string {
  return name.replace(/^(?:Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|Rev)\.? /, '').toLowerCase();
}

/** Speech near the beginning; the title of a work after what the person writes is none. */
function opensWithQuote(text: string): boolean {
  const mark = text.slice(0, 60).search(/["“”]/);
  return mark !== -1 && !WRITES.test(text.slice(0, mark));
}

/**
 * The author whom the last paragraph introduces.
 * `mentions` tells whether the rest of the article uses a word; it is asked once, for the surname.
 */
export function parseBio(text: string, authors: readonly string[], mentions: (word: string) => boolean): Bio | undefined {
  if (text.length > MAX_LENGTH || opensWithQuote(text)) return undefined;
  const body = text.replace(LEAD, '');
  const name = NAME.exec(body)?.[1];
  if (name === undefined || !looksLikeName(name.replace(/^(?:Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|Rev)\.? /, ''))) return undefined;
  if (NO_PERSON.test(body.slice(name.length).trimStart())) return undefined;
  const known = authors.some((author) => comparable(author) === comparable(name));
  const head = body.slice(0, 600);
  if (known) return WRITES.test(head) || POSITION.test(head) ? { author: name } : undefined;
  const surname = name.split(' ').at(-1) ?? '';
  if (!WRITES.test(head) || mentions(surname)) return undefined;
  return { author: name };
}
