/** Property 8: for every node of a shipped scheme that names a rule, removing or altering it makes a case of that rule fail. */
import { recheckScheme, type Scheme } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import type { SchemeCase } from './testing/case-file.ts';
import { places, shippedSchemes } from './testing/library.ts';
import { mutants } from './testing/mutate.ts';
import { differs } from './testing/run-case.ts';

/** The mutant as a scheme that checks; undefined where the checker refuses it, which is failing too. */
function checked(scheme: Scheme): Scheme | undefined {
  try {
    return recheckScheme(scheme).scheme;
  } catch {
    return undefined;
  }
}

describe.each(places)('%s', (place) => {
  for (const { path, scheme, cases } of shippedSchemes(place)) {
    it(`${path}: 凡注明条款的内容，删去或改动都会使该条款的案例不通过`, { timeout: 300_000 }, () => {
      const survivors: string[] = [];
      // Whatever noticed the last mutant is asked first about the next, which stands beside it.
      const asked = [...cases];
      const noticed = (fails: (one: SchemeCase) => boolean, clause: string): boolean => {
        const at = asked.findIndex((c) => c.clauses.includes(clause) && fails(c));
        asked.unshift(...asked.splice(at, at < 0 ? 0 : 1));
        return at >= 0;
      };
      for (const { clauses, what, scheme: altered } of mutants(scheme)) {
        const mutant = checked(altered);
        if (mutant === undefined) continue;
        const known = new Map<SchemeCase, boolean>();
        const fails = (one: SchemeCase): boolean => {
          const verdict = known.get(one) ?? differs(mutant, one);
          known.set(one, verdict);
          return verdict;
        };
        for (const clause of clauses) {
          if (!noticed(fails, clause)) survivors.push(`[${clause}] ${what}`);
        }
      }
      expect(survivors).toEqual([]);
    });
  }
});
