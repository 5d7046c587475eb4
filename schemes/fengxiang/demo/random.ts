/**
 * Chance that repeats itself: every question (“the log of FX0123 in week 5”) has a stream of its own, so that a change to one table
 * leaves all the others as they were. Only +, −, ×, ÷ and integer operations, whose results are the same on every machine.
 */

export interface Chance {
  /** From 0 up to, but not including, 1. */
  unit(): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  happens(probability: number): boolean;
  /** About normal with mean 0 and deviation 1: twelve uniform numbers added up, never beyond ±6. */
  normal(): number;
  pick<T>(from: readonly T[]): T;
  weighted<T>(from: readonly (readonly [T, number])[]): T;
}

const SEED = 'fengxiang 2026Q1';

/** The stream of random numbers that belongs to a name. */
export function chance(name: string): Chance {
  const next = mulberry32(hash(`${SEED}/${name}`));
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return {
    unit: next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    normal() {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
    pick,
    weighted(from) {
      const total = from.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [value, weight] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      return (from.at(-1) as (typeof from)[number])[0];
    },
  };
}

/** Mulberry32, a small generator in the public domain (Tommy Ettinger): 32 bits of state, well mixed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** FNV-1a over UTF-16 units, with a final mix so that names that differ in their last letter lie far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
