/** Things that were found to be the same, in groups (a disjoint-set forest); the root of a group does not say anything about it. */
export class Groups<T> {
  readonly #parents = new Map<T, T>();

  rootOf(one: T): T {
    let root = one;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    for (let at = one; at !== root; ) {
      const parent = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = parent;
    }
    return root;
  }

  unite(one: T, other: T): void {
    const [root, second] = [this.rootOf(one), this.rootOf(other)];
    if (root !== second) this.#parents.set(second, root);
  }

  areOne(one: T, other: T): boolean {
    return this.rootOf(one) === this.rootOf(other);
  }
}
