import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { day, revision } from '../roster/shapes.ts';
import { formDraft, MOST_FORMS, MOST_GROUPS, suggested } from './draft-shapes.ts';
import { offer, paperPage, paperReading, pollPage, progress, state, summary } from './page-shapes.ts';
import { results } from './result-shapes.ts';
import { pollRules } from './rules-shape.ts';

const DRAFT_MEGABYTES = 8;

const pollTitle = saying(60, '请填写测评的名称。');
const reason = saying(200, '请写明理由。');
const moment = z.iso.datetime({ offset: true, error: '请写成 2026-03-25T17:00:00+08:00 的样子。' });

const params = z.object({ id: z.uuid() });
const ofElectorate = z.object({ id: z.uuid(), electorate: z.uuid() });

const held = ['not-draft', 'changed-meanwhile'] as const;

export const pollsContract = contract({
  'GET /api/polls': {
    about: '测评列表：新的在前，附状态和已收票数。督查和考核委员会只看到已结束、已作废的。',
    query: z.object({ state: state.optional(), meeting: z.uuid().optional(), after: z.uuid().optional() }),
    returns: z.object({
      polls: z.array(summary),
      /** For `after`, where more follow. */
      next: z.string().optional(),
      abilities: z.object({ add: z.boolean(), addForCounty: z.boolean() }),
    }),
    refusals: [],
  },
  'GET /api/polls/offers': {
    about: '各考核方案里的测评及其规则，按某一天有效的数值。',
    query: z.object({
      /** Absent: today. */
      day: day.optional(),
    }),
    returns: z.object({
      day: z.string(),
      places: z.array(z.object({ place: z.string(), name: z.string(), offers: z.array(offer) })),
    }),
    refusals: [],
  },
  'POST /api/polls': {
    about: '新建测评：取自考核方案、自拟规则，或者照已有的测评再来一次。',
    body: z.object({
      /** Absent: the poll's name. */
      title: pollTitle.optional(),
      /** The unit that holds it; absent: the county. */
      unit: z.uuid().optional(),
      meeting: z.uuid().optional(),
      endsAt: moment.optional(),
      /** Whether somebody may be left unmarked; absent: yes, or as in what is copied. */
      abstain: z.boolean().optional(),
      from: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('scheme'),
          scheme: z.string().max(200),
          poll: z.string().max(60),
          day: day.optional(),
        }),
        z.object({ kind: z.literal('rules'), rules: pollRules }),
        /** The unit is that of the earlier one unless told otherwise. */
        z.object({ kind: z.literal('copy'), poll: z.uuid() }),
      ]),
    }),
    returns: pollPage,
    refusals: ['poll-not-offered', 'poll-to-copy-unknown', 'meeting-not-run'],
  },
  'POST /api/polls/suggestions': {
    about: '按名册拟出票样：对象按单位分节、领导在前，评价主体按要求列出，内部互评由同单位同事互评。',
    body: z.object({
      units: z.array(z.uuid()).min(1, '请选择单位。').max(MOST_FORMS),
      which: z.enum(['all', 'leaders', 'inCharge', 'staff', 'units']),
      /** All on one paper, or a paper for each unit named. */
      papers: z.enum(['one', 'each']),
      /** Groups of the rules; `['']` where all count alike. */
      groups: z.array(z.string().max(60)).max(MOST_GROUPS),
      /** The group in which people of the same unit vote signed in; absent: nobody does. */
      colleagues: z.string().max(60).optional(),
    }),
    returns: suggested,
    refusals: [],
  },
  'GET /api/polls/:id': {
    about: '一个测评：规则、票样、对象、评价主体、还缺什么、能做什么。',
    params,
    returns: pollPage,
    refusals: [],
  },
  'PUT /api/polls/:id': {
    about: '保存草稿：名称、截止时间、票样及其对象和评价主体，整份替换。',
    params,
    body: z.object({
      revision,
      title: pollTitle,
      endsAt: moment.optional(),
      abstain: z.boolean(),
      forms: z.array(formDraft).max(MOST_FORMS, `最多 ${MOST_FORMS} 张票样。`),
    }),
    megabytes: DRAFT_MEGABYTES,
    returns: pollPage,
    refusals: [...held, 'unknown-in-roster', 'outside-unit', 'group-twice', 'group-unknown', 'named-twice'],
  },
  'POST /api/polls/:id/open': {
    about: '开始投票：一次指出全部缺项；开始后对象、主体和规则不能再改。',
    params,
    body: z.object({ revision }),
    returns: pollPage,
    refusals: [...held, 'lacking'],
  },
  'GET /api/polls/:id/progress': {
    about: '收票进度：每个评价主体收到多少票，不含任何评价内容。',
    params,
    returns: progress,
    refusals: [],
  },
  'GET /api/polls/:id/slips': {
    about: '会场发票的一次性地址，次序打乱，仅投票期间可取，每次取用记入审计。',
    params,
    query: z.object({ electorate: z.uuid() }),
    returns: z.object({
      title: z.string(),
      form: z.string(),
      group: z.string(),
      endsAt: z.string().optional(),
      /** Where the 16 signs are typed by hand. */
      entrance: z.string(),
      slips: z.array(z.object({ code: z.string(), address: z.string() })),
    }),
    refusals: ['not-open', 'key-elsewhere', 'no-slips'],
  },
  'GET /api/polls/:id/papers/:electorate': {
    about: '纸质票录入到哪一步：谁录的、两遍是否一致、哪里不一致；只能看到自己录的数。',
    params: ofElectorate,
    returns: paperPage,
    refusals: [],
  },
  'PUT /api/polls/:id/papers/:electorate': {
    about: '录入纸质票的计数：第一遍由一人录入，第二遍由另一人录入，一致后生效，结束前都可以重录。',
    params: ofElectorate,
    body: z.object({
      /** Which of the two is typed anew; absent: one's own, or the one that lacks. */
      reading: z.union([z.literal(1), z.literal(2)]).optional(),
      counts: paperReading,
    }),
    megabytes: DRAFT_MEGABYTES,
    returns: paperPage,
    refusals: ['not-open', 'no-papers', 'papers-same-person', 'papers-typed', 'papers-invalid'],
  },
  'POST /api/polls/:id/close': {
    about: '结束投票并计票。纸质票没有录齐的，须先录齐，或者写明理由不计。',
    params,
    body: z.object({
      /** Groups whose papers don't count. */
      struck: z
        .array(z.object({ electorate: z.uuid(), reason }))
        .max(MOST_FORMS)
        .optional(),
    }),
    returns: pollPage,
    refusals: [
      'not-open',
      'key-elsewhere',
      'ballots-altered',
      'papers-lacking',
      'papers-once',
      'papers-differ',
      'struck-unknown',
    ],
  },
  'POST /api/polls/:id/void': {
    about: '作废：已投的票全部销毁，不计票。可以照原样再发起一次。',
    params,
    body: z.object({ reason }),
    returns: pollPage,
    refusals: ['already-ended'],
  },
  'GET /api/polls/:id/results': {
    about: '结果：各题的平均、名次（并列不拆）、各主体的票数和计算过程；票数不足的主体不显示。',
    params,
    returns: results,
    refusals: ['not-closed'],
  },
});
