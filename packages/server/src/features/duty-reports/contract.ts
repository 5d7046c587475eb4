import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { manners } from '../meetings/model.ts';
import { named } from '../roster/shapes.ts';
import { reportStates } from './model.ts';

/** Longer than a report may be: while it is being written nothing is thrown away. */
const MOST_CHARACTERS = 40_000;

const params = z.object({ id: z.uuid() });
const ofPerson = params.extend({ person: z.uuid() });

const draft = z.string().max(MOST_CHARACTERS, '内容太长，请精简。');
const sentence = (missing: string) => z.string().trim().min(1, missing).max(1000, '最多 1000 个字，请精简。');
const revision = z.int().min(0);

const report = z.object({
  meeting: z.object({
    id: z.string(),
    title: z.string(),
    day: z.string(),
    place: z.string(),
    due: z.string(),
    state: z.string(),
  }),
  person: z.object({ id: z.string(), name: z.string(), post: z.string().optional() }),
  manner: keyOf(manners),
  mannerName: z.string(),
  state: keyOf(reportStates),
  stateName: z.string(),
  /** As it was handed in, or what the writer has so far. Absent: erased by law, or another's draft. */
  text: z.string().optional(),
  /** Signs in it, and how many there may be. */
  length: z.int(),
  most: z.int(),
  /** 0 before the first save. */
  revision: z.int(),
  savedAt: z.string().optional(),
  handedInAt: z.string().optional(),
  publishedAt: z.string().optional(),
  /** Why it was returned. */
  reason: z.string().optional(),
  comments: z.array(z.object({ commenter: named, text: z.string().optional(), at: z.string() })),
  abilities: z.object({ write: z.boolean(), return: z.boolean(), comment: z.boolean(), commentFor: z.boolean() }),
});

const writing = ['report-not-open', 'report-late', 'report-changed-elsewhere', 'report-handed-in'] as const;

export const dutyReportsContract = contract({
  'GET /api/meetings/:id/reports/:person': {
    about: '一份述职报告，连同上级的点评。',
    params: ofPerson,
    returns: report,
    refusals: [],
  },
  'PUT /api/meetings/:id/reports/:person': {
    about: '保存本人述职报告的草稿。从别处保存过更新的，不覆盖。',
    params: ofPerson,
    body: z.object({ text: draft, revision }),
    returns: z.object({ revision: z.int(), savedAt: z.string(), length: z.int() }),
    refusals: writing,
  },
  'POST /api/meetings/:id/reports/:person/hand-in': {
    about: '提交本人的述职报告。提交后不能再改，退回的可以改了再交。',
    params: ofPerson,
    body: z.object({ text: draft, revision }),
    returns: report,
    refusals: [...writing, 'report-empty', 'report-too-long'],
  },
  'POST /api/meetings/:id/reports/:person/return': {
    about: '退回一份述职报告，写明要改什么。',
    params: ofPerson,
    body: z.object({ reason: sentence('请写明退回的原因。') }),
    returns: report,
    refusals: ['report-not-handed-in', 'meeting-over'],
  },
  'POST /api/meetings/:id/reports/publish': {
    about: '公开已提交的述职报告，供参会人员、所在单位和上级领导阅读。',
    params,
    returns: z.object({ published: z.int() }),
    refusals: ['nothing-to-publish'],
  },
  'POST /api/meetings/:id/reports/:person/comments': {
    about: '登记对一名述职人的点评；同一位领导再次登记的，更正原来的。',
    params: ofPerson,
    body: z.object({
      /** Who said it; absent: the asker. */
      commenter: z.uuid().optional(),
      text: sentence('请写下点评的话。'),
    }),
    returns: report,
    refusals: ['commenter-missing', 'commenter-unknown', 'comment-on-oneself', 'comment-too-early'],
  },
  'POST /api/meetings/:id/comments': {
    about: '登记对全体述职人的集中点评。',
    params,
    body: z.object({ commenter: z.uuid().optional(), text: sentence('请写下点评的话。') }),
    returns: z.object({ reporters: z.int() }),
    refusals: ['commenter-missing', 'commenter-unknown', 'comment-on-oneself', 'comment-too-early'],
  },
});
