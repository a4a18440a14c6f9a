// Token-per-line files with IOB tags (wikigold, WNUT-17, UNER-EWT) → documents of sentences as running text with name spans.
import { readFileSync } from 'node:fs';

/** Tag of any of the collections → index of the type, -1 for what is no name of ours. */
const TYPE = { PER: 0, person: 0, ORG: 1, corporation: 1, group: 1, LOC: 2, location: 2 };

/** Documents: arrays of sentences {text, spans: [{start, end, type}]}. */
export function readIob(path) {
  const documents = [];
  let sentences = [];
  let tokens = [];
  const endSentence = () => {
    if (tokens.length > 0) sentences.push(joinTokens(tokens));
    tokens = [];
  };
  const endDocument = () => {
    endSentence();
    if (sentences.length > 0) documents.push(sentences);
    sentences = [];
  };
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.trim() === '') endSentence();
    else if (line.startsWith('-DOCSTART-')) endDocument();
    else {
      const at = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
      const word = line.slice(0, at).trim();
      if (word !== '') tokens.push([word, line.slice(at + 1).trim()]);
    }
  }
  endDocument();
  return documents;
}

const NO_SPACE_BEFORE = /^([,.;:!?)\]}%]|'s|’s|n't|n’t|'m|'re|'ve|'ll|'d|''|\.\.\.)$/i;
const NO_SPACE_AFTER = /^([([{$£€#]|``)$/;

/** Running text of tokens, set as a writer would. */
function joinTokens(tokens) {
  let text = '';
  const spans = [];
  let isOpen = false;
  let glue = true;
  let hyphen = false;
  for (const [word, tag] of tokens) {
    const quote = word === '"' || word === "''" || word === '``';
    const opens = quote && !isOpen;
    const tight = glue || hyphen || NO_SPACE_BEFORE.test(word) || (quote && isOpen);
    if (!tight) text += ' ';
    const start = text.length;
    text += quote ? '"' : word;
    if (quote) isOpen = opens;
    glue = NO_SPACE_AFTER.test(word) || opens;
    hyphen = false;
    const [prefix, name] = tag.includes('-') ? [tag.slice(0, 1), tag.slice(2)] : ['O', ''];
    const type = TYPE[name] ?? -1;
    const last = spans.at(-1);
    if (prefix === 'O') spans.push({ start, end: start, type: -1, tag });
    else if (last !== undefined && prefix === 'I' && last.name === name) last.end = text.length;
    else spans.push({ start, end: text.length, type, name });
  }
  return { text, spans: spans.filter((span) => span.type >= 0).map(({ start, end, type }) => ({ start, end, type })) };
}
