/**
 * wink-nlp as a function of the text alone, in bounded memory.
 *
 * An instance keeps every new word that it meets, and reads later texts by it: once "president’s," was seen, "president’s" is one token
 * and no longer two. So new words with marks in them are taken out of its hash after each text; what was kept of them elsewhere goes with the instance,
 * which is renewed. The model's `metaCER` quotes its own text anew for each instance, twice as long every time (the 25th throws): it
 * is asked once. What is touched of the model is what `core` gives, as wink-eng-lite-web-model 1.8 lays it out.
 */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type Document, type WinkMethods } from 'wink-nlp';

/** New words that an instance may keep: about 100 MB. */
const WORDS_PER_INSTANCE = 200_000;

/** A word of letters only is one token whether it was seen or not. */
const LETTERS = /^[a-zÀ-ÖØ-öø-ÿ]+$/i;

/** The part of the model that holds words: all of them in order, and the place of each. */
interface Lexemes {
  list: string[];
  hash: Record<string, number>;
}
interface WinkModel {
  core: () => { features: { lexeme: Lexemes } };
  metaCER: () => unknown;
}

const original = model as unknown as WinkModel;
const metaCER = original.metaCER();

export class Wink {
  #lexemes: Lexemes = { list: [], hash: {} };
  #methods: WinkMethods;
  #capacity: number;

  constructor() {
    this.#methods = this.#start();
    this.#capacity = this.#lexemes.list.length + WORDS_PER_INSTANCE;
  }

  get its(): WinkMethods['its'] {
    return this.#methods.its;
  }

  /** Tokens, tags and sentences of a text, the same whatever was read before. The document is read before the next one is asked for. */
  read(text: string): Document {
    if (this.#lexemes.list.length > this.#capacity) this.#methods = this.#start();
    const { list, hash } = this.#lexemes;
    const known = list.length;
    const document = this.#methods.readDoc(text);
    for (let i = known; i < list.length; i++) {
      const word = list[i] ?? '';
      if (!LETTERS.test(word)) delete hash[word];
    }
    return document;
  }

  #start(): WinkMethods {
    const core = original.core();
    this.#lexemes = core.features.lexeme;
    const kept: WinkModel = { ...original, core: () => core, metaCER: () => metaCER };
    return winkNLP(kept as unknown as typeof model, ['sbd', 'pos']);
  }
}
