import { describe, expect, it } from 'vitest';
import { places, shippedSchemes } from './testing/library.ts';
import { differences } from './testing/run-case.ts';

describe.each(places)('%s', (place) => {
  for (const { path, scheme, cases } of shippedSchemes(place)) {
    describe(path, () => {
      it.each(cases.map((c) => [c.clauses.map((id) => `[${id}]`).join(' '), c.title, c] as const))(
        '%s %s',
        (_ids, _title, example) => {
          expect(differences(scheme, example)).toEqual([]);
        },
      );
    });
  }
});
