const NONE = 0xffffffff;

/**
 * The automaton of Aho and Corasick (1975) over UTF-16 code units, for many words at once. States are numbered in
 * breadth-first order, so that the children of a state are neighbours, sorted by the letter that leads to them: 18
 * bytes a state, in typed arrays. State 0 is the root.
 */
export class Automaton {
  private readonly letters: Uint16Array;
  /** Children of state s are [children[s], children[s + 1]). */
  private readonly children: Uint32Array;
  private readonly fallbacks: Uint32Array;
  private readonly outputs: Uint32Array;
  /** The next shorter state with an output. */
  private readonly shorter: Uint32Array;

  /** @param words sorted by code unit, no word twice, none empty; a word's index here is its number. */
  constructor(words: readonly string[]) {
    const trie = growTrie(words);
    this.letters = Uint16Array.from(trie.letters);
    this.children = Uint32Array.from(trie.children);
    this.outputs = Uint32Array.from(trie.outputs);
    this.fallbacks = new Uint32Array(this.letters.length);
    this.shorter = new Uint32Array(this.letters.length);
    for (let state = 1; state < this.letters.length; state += 1) this.link(state, trie.parents[state] ?? 0);
  }

  /** Memory of the arrays. */
  get bytes(): number {
    return [this.letters, this.children, this.fallbacks, this.outputs, this.shorter].reduce(
      (sum, array) => sum + array.byteLength,
      0,
    );
  }

  /** The state after one more code unit. */
  step(state: number, unit: number): number {
    for (let from = state; ; from = this.fallbacks[from] ?? 0) {
      const next = this.child(from, unit);
      if (next !== 0 || from === 0) return next;
    }
  }

  /** Whether any word ends in this state. */
  endsWord(state: number): boolean {
    return this.outputs[state] !== NONE || this.shorter[state] !== 0;
  }

  /** The numbers of the words that end in this state, the longest first. */
  wordsAt(state: number): readonly number[] {
    const numbers: number[] = [];
    for (let at = state; at !== 0; at = this.shorter[at] ?? 0) {
      const output = this.outputs[at] ?? NONE;
      if (output !== NONE) numbers.push(output);
    }
    return numbers;
  }

  /** The number of exactly this word, -1 when it is not among them. */
  indexOf(word: string): number {
    let state = 0;
    for (let i = 0; i < word.length; i += 1) {
      state = this.child(state, word.charCodeAt(i));
      if (state === 0) return -1;
    }
    return this.numberOf(state);
  }

  /** The numbers of the words that have at each place one of the letters given for it; an empty choice is any letter. */
  matching(choices: readonly string[]): readonly number[] {
    let states = [0];
    for (const letters of choices) {
      states = states.flatMap((state) => (letters === '' ? this.childrenOf(state) : this.after(state, letters)));
    }
    return states.map((state) => this.numberOf(state)).filter((number) => number >= 0);
  }

  private after(state: number, letters: string): number[] {
    const next = letters.split('').map((letter) => this.child(state, letter.charCodeAt(0)));
    return next.filter((child) => child !== 0);
  }

  private childrenOf(state: number): number[] {
    const first = this.children[state] ?? 0;
    return Array.from({ length: (this.children[state + 1] ?? first) - first }, (_, i) => first + i);
  }

  private numberOf(state: number): number {
    const output = this.outputs[state] ?? NONE;
    return output === NONE ? -1 : output;
  }

  /** Binary search among the children; 0 when there is none. */
  private child(state: number, unit: number): number {
    let low = this.children[state] ?? 0;
    let high = (this.children[state + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const letter = this.letters[middle] ?? 0;
      if (letter === unit) return middle;
      if (letter < unit) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  /** Parents come before their children, so what they fall back to is known. */
  private link(state: number, parent: number): void {
    const fallback = parent === 0 ? 0 : this.step(this.fallbacks[parent] ?? 0, this.letters[state] ?? 0);
    this.fallbacks[state] = fallback;
    this.shorter[state] = this.outputs[fallback] === NONE ? (this.shorter[fallback] ?? 0) : fallback;
  }
}

interface Trie {
  readonly letters: number[];
  readonly children: number[];
  readonly outputs: number[];
  readonly parents: number[];
}

/** A state is a range of the sorted words that share their first letters. */
function growTrie(words: readonly string[]): Trie {
  const trie: Trie = { letters: [0], children: [], outputs: [], parents: [0] };
  const ranges = [{ low: 0, high: words.length, depth: 0 }];
  for (let state = 0; state < ranges.length; state += 1) {
    const { low, high, depth } = ranges[state] ?? { low: 0, high: 0, depth: 0 };
    const isWord = low < high && words[low]?.length === depth;
    trie.children.push(ranges.length);
    trie.outputs.push(isWord ? low : NONE);
    for (let from = isWord ? low + 1 : low; from < high;) {
      const letter = words[from]?.charCodeAt(depth) ?? 0;
      let to = from + 1;
      while (to < high && words[to]?.charCodeAt(depth) === letter) to += 1;
      ranges.push({ low: from, high: to, depth: depth + 1 });
      trie.letters.push(letter);
      trie.parents.push(state);
      from = to;
    }
  }
  trie.children.push(ranges.length);
  return trie;
}
