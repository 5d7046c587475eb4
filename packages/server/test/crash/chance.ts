/** Chance that can be repeated: the same seed, the same numbers (mulberry32). */
export interface Chance {
  /** A whole number from 0 until before `below`. */
  below(below: number): number;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return {
    below(below) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    },
  };
}
