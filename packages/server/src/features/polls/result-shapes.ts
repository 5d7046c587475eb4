/** What is answered once a poll has ended. */
import { z } from 'zod';
import { said, state } from './page-shapes.ts';

/** Somebody with their mean and place on one question. */
export const ranked = z.object({
  subject: z.string(),
  name: z.string(),
  line: z.string().optional(),
  /** Exact, as the engine gives it; of results with counts `because` says why it is absent. */
  mean: z.string().optional(),
  place: z.number().optional(),
  /** Shares its place with others. */
  tied: z.boolean(),
});

const step = z.object({
  name: z.string(),
  term: z.string(),
  clause: z.array(z.string()),
  /** Without its result: `(3×100 + 2×85) ÷ 5`. */
  arithmetic: z.string().optional(),
  raw: z.string().optional(),
  adjustments: z.array(z.object({ amount: z.string(), text: z.string() })),
  outcome: z.string(),
  lines: z.array(z.object({ label: z.string(), arithmetic: z.string(), value: z.string() })),
  notes: z.array(z.string()),
});

export const results = z.object({
  title: z.string(),
  state,
  closedAt: z.string(),
  rulesInWords: z.array(z.string()),
  /** Ballots by group and paper: those that were refused for being too few say only that. */
  electorates: z.array(
    z.object({
      id: z.string(),
      formName: z.string(),
      group: z.string(),
      expected: z.number().optional(),
      /** Absent where too few came on every question. */
      received: z.number().optional(),
      /** Why its papers were struck. */
      struck: z.string().optional(),
      questions: z.array(
        z.union([
          z.object({
            question: z.string(),
            tooFew: z.literal(false),
            valid: z.number(),
            void: z.number(),
            blank: z.number(),
          }),
          z.object({ question: z.string(), tooFew: z.literal(true), least: z.number() }),
        ]),
      ),
    }),
  ),
  /** Subjects that are compared with each other: those of one paper, or of papers that share somebody. */
  boards: z.array(
    z.object({
      name: z.string(),
      questions: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          /** By place; who has no mean comes last. */
          rows: z.array(
            ranked.extend({
              section: z.string().optional(),
              because: z.string().optional(),
              groups: z.array(
                z.union([
                  z.object({
                    group: z.string(),
                    tooFew: z.literal(false),
                    counts: z.array(z.object({ mark: z.string(), count: z.number() })),
                  }),
                  z.object({ group: z.string(), tooFew: z.literal(true), least: z.number() }),
                ]),
              ),
              steps: z.array(step),
            }),
          ),
        }),
      ),
    }),
  ),
  cautions: z.array(said),
});
