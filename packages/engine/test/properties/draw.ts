/** Drawing at random from a case's own source. */
import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';

export type Draw = GeneratorValue;
export const pick = <T>(g: Draw, ...of: readonly T[]): T => of[g(fc.nat, of.length - 1)] as T;
export const chance = (g: Draw, percent: number): boolean => g(fc.nat, 99) < percent;
