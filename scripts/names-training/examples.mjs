// Documents of text with name spans → chains of features and gold tags, by the tagger's own code.
import { pick } from './random.mjs';

/** Joins the sentences of a document to paragraphs of one to four, as news has both. */
export function joinSentences(sentences, random) {
  const paragraphs = [];
  for (let i = 0; i < sentences.length; ) {
    let text = '';
    const spans = [];
    for (let left = pick(random, [1, 1, 1, 1, 1, 2, 2, 3, 3, 4]); left > 0 && i < sentences.length; left--, i++) {
      if (text !== '') text += ' ';
      const offset = text.length;
      text += sentences[i].text;
      for (const span of sentences[i].spans) spans.push({ ...span, start: span.start + offset, end: span.end + offset });
    }
    paragraphs.push({ text, spans });
  }
  return paragraphs;
}

/** The same document in capitals. */
export function inCapitals(paragraphs) {
  return paragraphs.map((paragraph) => {
    const text = paragraph.text.toUpperCase();
    return text.length === paragraph.text.length ? { text, spans: paragraph.spans } : paragraph;
  });
}

/** The words beside names are no candidates, but the field learns from them what is none (without them half a point worse). */
function withNeighbours({ words, candidate, paragraphs }) {
  const isShown = Array.from(candidate, (flag) => flag === 1);
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    for (let i = paragraphs[p]; i < paragraphs[p + 1]; i++) {
      if (!words[i].isNameLike) continue;
      if (i > paragraphs[p]) isShown[i - 1] = true;
      if (i + 1 < paragraphs[p + 1]) isShown[i + 1] = true;
    }
  }
  return isShown;
}

/** @param room the compiled modules of the tagger, and a Tagger, a WordStore and a Gazetteer. */
export function makeChains(room, paragraphs, weight) {
  const { features, tags, readNameDocument } = room;
  const tagged = paragraphs.map((paragraph) => room.tagger.tag(paragraph.text));
  const document = readNameDocument(tagged, room.words, room.gazetteer);
  const gold = new Uint8Array(document.words.length);
  for (const [p, { spans }] of paragraphs.entries()) {
    const { starts, ends } = tagged[p];
    for (const span of spans) {
      const inside = [...starts.keys()].filter((i) => starts[i] < span.end && ends[i] > span.start);
      const last = inside.length - 1;
      for (const [n, i] of inside.entries()) {
        const part = last === 0 ? tags.SINGLE : n === 0 ? tags.BEGIN : n === last ? tags.END : tags.INSIDE;
        gold[document.paragraphs[p] + i] = tags.tagOf(span.type, part);
      }
    }
  }
  const chains = [];
  const isShown = withNeighbours(document);
  const row = new Int32Array(features.MAX_FEATURES);
  for (let p = 0; p + 1 < document.paragraphs.length; p++) {
    const [start, end] = [document.paragraphs[p], document.paragraphs[p + 1]];
    for (let i = start; i < end; i++) {
      if (!isShown[i]) continue;
      const first = i;
      const buckets = [];
      const starts = [0];
      for (; i < end && isShown[i]; i++) {
        const count = features.extractFeatures(document, i, start, end, row);
        buckets.push(...row.subarray(0, count));
        starts.push(buckets.length);
      }
      chains.push({ buckets: Int32Array.from(buckets), starts: Int32Array.from(starts), tags: repair(gold.slice(first, i), tags), weight });
    }
  }
  return chains;
}

/** Names that a chain cuts are no names. */
function repair(gold, tags) {
  for (let i = 0; i < gold.length; i++) if (!tags.mayFollow(i === 0 ? 0 : gold[i - 1], gold[i])) gold[i] = 0;
  for (let i = gold.length - 1; i >= 0; i--) if (!tags.mayFollow(gold[i], i + 1 === gold.length ? 0 : gold[i + 1])) gold[i] = 0;
  return gold;
}
