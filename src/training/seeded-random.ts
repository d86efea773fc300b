/** Chance that is the same in every run: mulberry32 (Tommy Ettinger, public domain), started from a number and a text. */
export class SeededRandom {
  private state: number;

  /** The text keeps rows apart: two texts under one seed take different turns, in whatever order they are asked for. */
  constructor(seed: number, text = '') {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
    for (let i = 0; i < text.length; i += 1) this.state = Math.imul(this.state ^ text.charCodeAt(i), 0x01000193);
  }

  /** A number from 0 up to but not including 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to but not including `limit`; 0 when nothing is below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * Math.max(limit, 0));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the choices. Throws when there are none. */
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new RangeError('Nothing to pick from.');
    return choices[this.below(choices.length)] as T;
  }
}
