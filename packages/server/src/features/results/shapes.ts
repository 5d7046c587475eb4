/** What is answered about results: versions, lines, rulings, the board of a round, a comparison of schemes. */
import { z } from 'zod';
import { keyOf, saying } from '../../http/shapes.ts';
import { named } from '../roster/shapes.ts';
import { versionStates } from './model.ts';

export const reason = saying(500, '请写明理由。');

const state = keyOf(versionStates);

export const version = z.object({
  version: z.number(),
  state,
  stateName: z.string(),
  asOf: z.string(),
  /** SHA-256 of what was scored and of what came out, as the ledger has them. */
  tablesHash: z.string(),
  resultsHash: z.string(),
  reason: z.string().optional(),
  madeAt: z.string(),
  settled: z.object({ body: z.string(), day: z.string(), note: z.string() }).optional(),
  settledAt: z.string().optional(),
  confirmedAt: z.string().optional(),
});

/** What somebody came to in an earlier period that the scheme reads. */
const past = z.object({
  period: z.string(),
  from: z.string(),
  to: z.string(),
  total: z.string().optional(),
  grade: z.string().optional(),
  /** The fact that it stands in. */
  fact: z.string(),
  /** Absent: it came from a file. */
  round: named.optional(),
  version: z.number().optional(),
});

export const lookingBack = {
  /** Absent: the scheme reads no earlier results. */
  earlier: z.array(past).optional(),
  /** Preconditions of grades that aren't met, whatever the score: a sentence each. */
  unmet: z.array(z.object({ level: z.string(), text: z.string() })).optional(),
};

export const line = z.object({
  person: named,
  unit: z.string(),
  organization: z.string(),
  /** Absent: there is none yet, or ever; why stands in `because`. */
  total: z.string().optional(),
  grade: z.string().optional(),
  rank: z.string().optional(),
  pool: z.string().optional(),
  because: z.string().optional(),
});

const standing = z.object({ total: z.string(), rank: z.string(), grade: z.string() });
const counted = z.object({ up: z.number(), down: z.number(), other: z.number() });
const schemeNamed = z.object({ name: z.string(), version: z.string() });

export const moved = z.object({ person: named, from: z.string().optional(), to: z.string().optional() });

export const ruling = z.object({
  kind: z.enum(['subject', 'pool', 'poll', 'fact']),
  target: z.string().min(1).max(200),
  setting: z.string().min(1).max(200),
  value: saying(200, '请写明决定。'),
  by: saying(60, '请写明由谁决定。'),
  reason,
});

export const ruled = ruling.extend({
  id: z.string(),
  /** As people call it: 例外, 调整等次. */
  targetName: z.string(),
  at: z.string(),
  with: named.optional(),
  /** False: it follows from an approval, and is taken back with it. */
  withdrawable: z.boolean(),
});

const seatPool = z.object({
  level: z.string(),
  pool: z.string(),
  base: z.number(),
  seats: z.number(),
  taken: z.number(),
  /** Decimal; absent where the scheme states a number. */
  share: z.string().optional(),
  /** Where the share goes beyond the scheme's: who approved it and why. */
  approved: z.array(z.object({ by: z.string(), reason: z.string() })).optional(),
});

export const board = z.object({
  /** Absent: provisional, from the facts as they stand. */
  version: version.optional(),
  versions: z.array(version),
  levels: z.array(z.string()),
  /** What may be ruled about one person's grade. */
  choices: z.array(z.object({ setting: z.string(), value: z.string(), name: z.string(), to: z.string() })),
  distribution: z.array(z.object({ grade: z.string(), people: z.number() })),
  ungraded: z.number(),
  seats: z.array(seatPool),
  decisions: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      pool: z.string().optional(),
      people: z.array(named),
      /** The setting of the rulings that settle it, about people or about a pool; absent: something is to be taken back. */
      settles: z.object({ kind: z.enum(['subject', 'pool']), setting: z.string() }).optional(),
    }),
  ),
  /** What lacks, of whoever lacks something themselves, by what is to be done about it. */
  waiting: z.array(
    z.object({
      settle: z.string(),
      /** People, and matters, that wait for it; of very many people not all are named. */
      count: z.number(),
      items: z.number(),
      people: z.array(
        z.object({
          person: named,
          items: z.array(z.object({ text: z.string(), setting: z.string().optional() })),
        }),
      ),
    }),
  ),
  lines: z.array(line.extend(lookingBack)),
  abilities: z.object({ propose: z.boolean(), settle: z.boolean(), confirm: z.boolean(), rule: z.boolean() }),
});

/** Whom another scheme would move. */
export const comparison = z.object({
  before: schemeNamed,
  after: schemeNamed,
  /** Whom both schemes assess, and whom only one. */
  both: z.number(),
  onlyBefore: z.number(),
  onlyAfter: z.number(),
  totals: counted,
  /** Over all who have both totals. */
  meanChange: z.string().optional(),
  ranks: z.number(),
  grades: counted,
  levels: z.array(z.object({ population: z.string(), level: z.string(), before: z.number(), after: z.number() })),
  consequences: z.array(z.object({ name: z.string(), before: z.number(), after: z.number() })),
  /** What only one of the schemes can read, in sentences. */
  leftOut: z.array(z.string()),
  /** Who loses most first. */
  people: z.array(
    z.object({
      person: named,
      before: standing.optional(),
      after: standing.optional(),
      change: z.string().optional(),
      why: z.array(z.string()),
    }),
  ),
  morePeople: z.number(),
  /** People of whom only the place is another. */
  rankOnly: z.number(),
});

// biome-ignore lint/suspicious/noExplicitAny: a tree of steps as the engine words it; its type is the engine's
export const step: z.ZodType<any> = z.looseObject({ figure: z.string(), name: z.string() });
