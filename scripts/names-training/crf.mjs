// A linear-chain conditional random field over hashed features, trained by AdaGrad with feature dropout.
// An example is a chain {buckets: Int32Array, starts: Int32Array, tags: Uint8Array, base?: Float32Array, weight}: the features of its
// tokens one after the other, where each token's begin, and its gold tags. `base` are scores that are given.

export class ChainField {
  constructor({ bits, tags, mayFollow, rate = 0.1, decay = 1e-6 }) {
    this.bits = bits;
    this.tags = tags;
    this.rate = rate;
    this.decay = decay;
    this.weights = new Float32Array(tags << bits);
    this.squares = new Float32Array(tags << bits);
    this.sum = undefined;
    this.transitions = new Float64Array(tags * tags);
    this.transitionSquares = new Float64Array(tags * tags);
    this.allowed = new Uint8Array(tags * tags);
    for (let a = 0; a < tags; a++) for (let b = 0; b < tags; b++) this.allowed[a * tags + b] = mayFollow(a, b) ? 1 : 0;
    this.pairs = [];
    for (let b = 0; b < tags; b++) {
      this.pairs.push(Array.from({ length: tags }, (_, a) => a).filter((a) => this.allowed[a * tags + b] === 1));
    }
  }

  emissions(chain, kept) {
    const { tags, weights } = this;
    const length = chain.tags.length;
    const scores = new Float64Array(length * tags);
    for (let i = 0; i < length; i++) {
      const row = i * tags;
      if (chain.base !== undefined) for (let t = 0; t < tags; t++) scores[row + t] = chain.base[row + t];
      for (let f = chain.starts[i]; f < chain.starts[i + 1]; f++) {
        if (kept !== undefined && kept[f] === 0) continue;
        const at = chain.buckets[f] * tags;
        for (let t = 0; t < tags; t++) scores[row + t] += weights[at + t];
      }
    }
    return scores;
  }

  /** Marginals of tags, and of transitions into `expected`. */
  marginals(scores, length, expected) {
    const { tags, transitions, pairs, allowed } = this;
    const forward = new Float64Array(length * tags);
    const backward = new Float64Array(length * tags);
    const potentials = new Float64Array(length * tags);
    const jump = transitions.map((value, i) => (allowed[i] === 1 ? Math.exp(value) : 0));
    for (let i = 0; i < length; i++) {
      let top = -Infinity;
      for (let t = 0; t < tags; t++) top = Math.max(top, scores[i * tags + t]);
      for (let t = 0; t < tags; t++) potentials[i * tags + t] = Math.exp(scores[i * tags + t] - top);
    }
    for (let i = 0; i < length; i++) {
      let total = 0;
      for (let b = 0; b < tags; b++) {
        let into = 0;
        if (i === 0)
          into = jump[b]; // the edge counts as O
        else for (const a of pairs[b]) into += forward[(i - 1) * tags + a] * jump[a * tags + b];
        total += forward[i * tags + b] = into * potentials[i * tags + b];
      }
      for (let b = 0; b < tags; b++) forward[i * tags + b] /= total;
    }
    for (let i = length - 1; i >= 0; i--) {
      let total = 0;
      for (let a = 0; a < tags; a++) {
        let out = 0;
        if (i === length - 1) out = jump[a * tags];
        else
          for (let b = 0; b < tags; b++)
            if (allowed[a * tags + b] === 1) out += jump[a * tags + b] * potentials[(i + 1) * tags + b] * backward[(i + 1) * tags + b];
        total += backward[i * tags + a] = out;
      }
      for (let a = 0; a < tags; a++) backward[i * tags + a] /= total;
    }
    const result = new Float64Array(length * tags);
    for (let i = 0; i < length; i++) {
      let total = 0;
      for (let t = 0; t < tags; t++) total += result[i * tags + t] = forward[i * tags + t] * backward[i * tags + t];
      for (let t = 0; t < tags; t++) result[i * tags + t] /= total;
    }
    if (expected !== undefined) {
      for (let b = 0; b < tags; b++) expected[b] += result[b];
      for (let a = 0; a < tags; a++) expected[a * tags] += result[(length - 1) * tags + a];
      const cell = new Float64Array(tags * tags);
      for (let i = 1; i < length; i++) {
        let total = 0;
        for (let b = 0; b < tags; b++) {
          const right = potentials[i * tags + b] * backward[i * tags + b];
          for (const a of pairs[b]) total += cell[a * tags + b] = forward[(i - 1) * tags + a] * jump[a * tags + b] * right;
        }
        for (let b = 0; b < tags; b++) for (const a of pairs[b]) expected[a * tags + b] += cell[a * tags + b] / total;
      }
    }
    return result;
  }

  learn(chain, random, dropout) {
    const { tags, weights, squares, rate, decay } = this;
    const length = chain.tags.length;
    const kept = new Uint8Array(chain.buckets.length);
    for (let f = 0; f < kept.length; f++) kept[f] = random() < dropout ? 0 : 1;
    const scores = this.emissions(chain, kept);
    const expected = new Float64Array(tags * tags);
    const marginals = this.marginals(scores, length, expected);
    const share = chain.weight ?? 1;
    for (let i = 0; i < length; i++) {
      marginals[i * tags + chain.tags[i]] -= 1;
      let size = 0;
      for (let t = 0; t < tags; t++) size += Math.abs(marginals[i * tags + t]);
      if (size < 1e-3) continue;
      for (let f = chain.starts[i]; f < chain.starts[i + 1]; f++) {
        if (kept[f] === 0) continue;
        const at = chain.buckets[f] * tags;
        for (let t = 0; t < tags; t++) {
          const gradient = share * marginals[i * tags + t] + decay * weights[at + t];
          const square = (squares[at + t] += gradient * gradient);
          weights[at + t] -= (rate * gradient) / Math.sqrt(square + 1e-2);
        }
      }
    }
    expected[chain.tags[0]] -= 1;
    for (let i = 1; i < length; i++) expected[chain.tags[i - 1] * tags + chain.tags[i]] -= 1;
    expected[chain.tags[length - 1] * tags] -= 1;
    for (let c = 0; c < expected.length; c++) {
      const gradient = share * expected[c];
      if (gradient === 0) continue;
      const square = (this.transitionSquares[c] += gradient * gradient);
      this.transitions[c] -= (rate * gradient) / Math.sqrt(square + 1e-2);
    }
  }

  /** Keeps the mean of the states that it was called at. */
  remember() {
    this.sum ??= { weights: new Float64Array(this.weights.length), transitions: new Float64Array(this.transitions.length), count: 0 };
    for (let i = 0; i < this.weights.length; i++) this.sum.weights[i] += this.weights[i];
    for (let i = 0; i < this.transitions.length; i++) this.sum.transitions[i] += this.transitions[i];
    this.sum.count++;
  }

  average() {
    if (this.sum === undefined) return;
    for (let i = 0; i < this.weights.length; i++) this.weights[i] = this.sum.weights[i] / this.sum.count;
    for (let i = 0; i < this.transitions.length; i++) this.transitions[i] = this.sum.transitions[i] / this.sum.count;
  }

  decode(chain) {
    const { tags, transitions, pairs } = this;
    const length = chain.tags.length;
    const scores = this.emissions(chain);
    const best = new Float64Array(length * tags).fill(-Infinity);
    const back = new Uint8Array(length * tags);
    for (let i = 0; i < length; i++) {
      for (let b = 0; b < tags; b++) {
        if (i === 0) {
          if (this.allowed[b] === 1) best[b] = scores[b] + transitions[b];
          continue;
        }
        for (const a of pairs[b]) {
          const value = best[(i - 1) * tags + a] + transitions[a * tags + b];
          if (value > best[i * tags + b]) {
            best[i * tags + b] = value;
            back[i * tags + b] = a;
          }
        }
        best[i * tags + b] += scores[i * tags + b];
      }
    }
    let tag = 0;
    let top = -Infinity;
    for (let t = 0; t < tags; t++) {
      const value = this.allowed[t * tags] === 1 ? best[(length - 1) * tags + t] + transitions[t * tags] : -Infinity;
      if (value > top) {
        top = value;
        tag = t;
      }
    }
    const path = new Uint8Array(length);
    for (let i = length - 1; i >= 0; i--) {
      path[i] = tag;
      tag = back[i * tags + tag];
    }
    return { path, scores };
  }
}
