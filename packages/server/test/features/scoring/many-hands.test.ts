/** Many jurors at once, changing their minds, keeping out, while the chair ends the subject: what is recorded is what was given last. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sorted } from '../../../src/features/juries/decide.ts';
import { factsOf, form, openJury, openStage, type Stage, stageRules } from '../juries/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.server.close());

/** One juror's values, one after the other, and whether they keep out in the end. */
const hand = fc.record({
  values: fc.array(
    fc.integer({ min: 0, max: 10_000 }).map((n) => String(n / 100)),
    { minLength: 1, maxLength: 3 },
  ),
  recused: fc.boolean(),
});

it('[WC-02] the recorded values are the last ones of the jurors who aren’t recused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hand, { minLength: 6, maxLength: 6 }), async (hands) => {
      const jury = await openJury(stage, { rules: { ...stageRules, atLeast: 1 } });
      await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
      await Promise.all(
        hands.map(async ({ values, recused }, juror) => {
          for (const value of values) expect((await jury.score(juror, 1, value)).status).toBe(303);
          const fields = { subject: jury.subjects[1] ?? '', kind: 'kin' };
          if (recused) await form(stage.server, `${jury.paths[juror]}/recusal`, fields);
        }),
      );
      const ended = await jury.lead(`subjects/${jury.subjects[1]}/ending`, { despite: '不再等' });
      expect(ended.status).toBe(200);
      const [fact] = (await factsOf(stage, 'jury.points')).filter(({ payload }) => payload.jury === jury.id);
      const last = hands.flatMap(({ values, recused }) => (recused ? [] : [values.at(-1) ?? '']));
      expect(fact?.payload.groups[0].values).toEqual(sorted(last));
    }),
    { numRuns: Number(process.env.SHIJI_PROPERTY_RUNS ?? 6) },
  );
});

it('[WC-02] a value that comes as the subject ends is either recorded or told that it was too late', async () => {
  for (let round = 0; round < 4; round++) {
    const jury = await openJury(stage, { rules: { ...stageRules, atLeast: 1 } });
    await jury.lead(`subjects/${jury.subjects[1]}/scoring`, {});
    const values = ['81', '82', '83', '84', '85', '86'];
    const [ended, ...told] = await Promise.all([
      jury.lead(`subjects/${jury.subjects[1]}/ending`, { despite: '到点' }),
      ...values.map((value, juror) => jury.score(juror, 1, value)),
    ]);
    expect(ended?.status).toBe(200);
    const taken = values.filter((_, juror) => told[juror]?.status === 303);
    const late = told.filter(({ status }) => status === 409).length;
    expect(taken.length + late).toBe(values.length);
    const [fact] = (await factsOf(stage, 'jury.points')).filter(({ payload }) => payload.jury === jury.id);
    expect(fact?.payload.groups[0].values).toEqual(sorted(taken));
  }
});
