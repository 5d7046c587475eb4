/** What a draft of a poll is made of: papers, who stands on them, who votes on them. */
import { z } from 'zod';
import { saying } from '../../http/shapes.ts';
import { MOST_PAPERS, subject, voter } from './page-shapes.ts';

export const MOST_FORMS = 300;
const MOST_SUBJECTS = 500;
export const MOST_GROUPS = 20;
const MOST_VOTERS = 5000;

const subjectDraft = z
  .object({
    person: z.uuid().optional(),
    unit: z.uuid().optional(),
    name: saying(60, '请填写对象的名称。'),
    /** What stands under the name: unit and post. */
    line: saying(100).optional(),
    /** Those of one section share a screen. */
    section: saying(60).optional(),
  })
  .refine(({ person, unit }) => person === undefined || unit === undefined, '对象是人员或者单位，不能同时是两者。');

const electorateDraft = z.object({
  /** The group of the rules; empty where all count alike. */
  group: z.string().max(60),
  /** How many are expected to vote; absent: not known. */
  expected: z.number().int().min(1).max(MOST_PAPERS).optional(),
  /** Slips with a code to be printed. */
  slips: z.number().int().min(0).max(MOST_VOTERS),
  /** Whether votes on paper are counted by hand and typed in. */
  paper: z.boolean(),
  /** People of the roster who vote signed in. */
  voters: z.array(z.uuid()).max(MOST_VOTERS, `每一方面最多 ${MOST_VOTERS} 人登录投票。`),
});

export const formDraft = z.object({
  name: saying(60),
  subjects: z.array(subjectDraft).max(MOST_SUBJECTS, `每张票样最多 ${MOST_SUBJECTS} 个对象。`),
  electorates: z.array(electorateDraft).max(MOST_GROUPS),
});

export const suggested = z.object({
  forms: z.array(
    z.object({
      name: z.string(),
      subjects: z.array(subject.omit({ id: true })),
      electorates: z.array(electorateDraft.omit({ voters: true }).extend({ voters: z.array(voter) })),
    }),
  ),
});
