/** What is answered about a poll before it has ended: its page, how many ballots came, what was typed of papers. */
import { z } from 'zod';
import { keyOf } from '../../http/shapes.ts';
import { named } from '../roster/shapes.ts';
import { pollStates } from './model.ts';
import { pollRules } from './rules-shape.ts';

/** One round of counting by hand: no hall holds more. */
export const MOST_PAPERS = 100_000;

export const state = keyOf(pollStates);

const source = z.object({
  /** Folder and file of the scheme: `xiulin/quarter`. */
  scheme: z.string(),
  schemeName: z.string(),
  poll: z.string(),
  day: z.string(),
});

export const summary = z.object({
  id: z.string(),
  title: z.string(),
  unit: named.optional(),
  meeting: z.string().optional(),
  state,
  stateName: z.string(),
  subjects: z.number(),
  /** Ballots that came; of an open poll as of now, of a closed one all. Absent for drafts and void ones. */
  received: z.number().optional(),
  /** How many are expected, as far as that is known. */
  expected: z.number().optional(),
  createdAt: z.string(),
  openedAt: z.string().optional(),
  endsAt: z.string().optional(),
  closedAt: z.string().optional(),
  /** Why it is void. */
  reason: z.string().optional(),
});

export const offer = z.object({
  /** Folder and file of the scheme: `xiulin/quarter`. */
  scheme: z.string(),
  schemeName: z.string(),
  poll: z.string(),
  name: z.string(),
  offered: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), rules: pollRules, inWords: z.array(z.string()) }),
    /** Why it can't be held on the day. */
    z.object({ ok: z.literal(false), because: z.string() }),
  ]),
});

export const voter = z.object({
  id: z.string(),
  name: z.string(),
  /** Unit and post. */
  line: z.string().optional(),
});

export const subject = z.object({
  id: z.string(),
  person: z.string().optional(),
  unit: z.string().optional(),
  name: z.string(),
  line: z.string().optional(),
  section: z.string().optional(),
});

/** How far the counts of a group's papers are: who typed, never what. */
const papers = z.object({
  readings: z.array(
    z.object({
      reading: z.union([z.literal(1), z.literal(2)]),
      typedBy: z.string(),
      typedAt: z.string(),
      mine: z.boolean(),
    }),
  ),
  state: z.enum(['none', 'once', 'differ', 'agreed']),
  /** Where the two readings differ, each as people look for it: subject, then mark. */
  differences: z.array(z.string()),
});

const electorate = z.object({
  id: z.string(),
  group: z.string(),
  expected: z.number().optional(),
  slips: z.number(),
  paper: z.boolean(),
  voters: z.array(voter),
  /** How many voters have been handed a ballot. */
  drawn: z.number(),
  /** Ballots cast on slips and signed in; absent unless it is open or closed. */
  received: z.number().optional(),
  papers: papers.optional(),
});

export const said = z.object({ code: z.string(), sentence: z.string() });

export const pollPage = z.object({
  id: z.string(),
  revision: z.string(),
  title: z.string(),
  unit: named.optional(),
  meeting: z.string().optional(),
  state,
  stateName: z.string(),
  rules: pollRules,
  rulesInWords: z.array(z.string()),
  source: source.optional(),
  abstain: z.boolean(),
  createdAt: z.string(),
  openedAt: z.string().optional(),
  endsAt: z.string().optional(),
  closedAt: z.string().optional(),
  reason: z.string().optional(),
  forms: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      subjects: z.array(subject),
      electorates: z.array(electorate),
    }),
  ),
  /** What keeps a draft from being opened. */
  lacks: z.array(said),
  /** What should be known before opening, or of an open or ended poll; nothing that stops it. */
  cautions: z.array(said),
  /** Once it has ended: whether what was cast has been destroyed. */
  shreddedAt: z.string().optional(),
  abilities: z.object({
    edit: z.boolean(),
    open: z.boolean(),
    printSlips: z.boolean(),
    typePapers: z.boolean(),
    close: z.boolean(),
    void: z.boolean(),
    readResults: z.boolean(),
    copy: z.boolean(),
  }),
});

export const progress = z.object({
  state,
  endsAt: z.string().optional(),
  electorates: z.array(
    z.object({
      id: z.string(),
      form: z.string(),
      formName: z.string(),
      group: z.string(),
      expected: z.number().optional(),
      received: z.number(),
      slips: z.number(),
      voters: z.number(),
      drawn: z.number(),
    }),
  ),
  received: z.number(),
  /** Absent where of one group it isn't known. */
  expected: z.number().optional(),
});

/** Papers of one group counted by hand. */
export const paperReading = z.object({
  /** Papers taken from the box, valid or not. */
  papers: z.number().int().min(0).max(MOST_PAPERS),
  questions: z.array(
    z.object({
      question: z.string().max(60),
      /** Papers that are void on this question. */
      void: z.number().int().min(0).max(MOST_PAPERS),
      subjects: z.array(
        z.object({
          subject: z.uuid(),
          counts: z.array(z.object({ mark: z.string().max(60), count: z.number().int().min(0).max(MOST_PAPERS) })),
        }),
      ),
    }),
  ),
});

export const paperPage = papers.extend({
  electorate: z.string(),
  form: z.string(),
  group: z.string(),
  /** What the asker typed; another's reading is shown to nobody. */
  mine: paperReading.optional(),
});
