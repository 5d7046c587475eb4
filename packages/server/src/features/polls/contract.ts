import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { keyOf, saying } from '../../http/shapes.ts';
import { day, named, revision } from '../roster/shapes.ts';
import { pollStates } from './model.ts';
import { pollRules } from './rules-shape.ts';

const state = keyOf(pollStates);

const MOST_FORMS = 300;
const MOST_SUBJECTS = 500;
const MOST_GROUPS = 20;
const MOST_VOTERS = 5000;
const DRAFT_MEGABYTES = 8;
/** One round of counting by hand: no hall holds more. */
const MOST_PAPERS = 100_000;

const pollTitle = saying(60, '请填写测评的名称。');
const reason = saying(200, '请写明理由。');
const moment = z.iso.datetime({ offset: true, error: '请写成 2026-03-25T17:00:00+08:00 的样子。' });

const params = z.object({ id: z.uuid() });
const ofElectorate = z.object({ id: z.uuid(), electorate: z.uuid() });

const source = z.object({
  /** Folder and file of the scheme: `xiulin/quarter`. */
  scheme: z.string(),
  schemeName: z.string(),
  poll: z.string(),
  day: z.string(),
});

const summary = z.object({
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

const offer = z.object({
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

const formDraft = z.object({
  name: saying(60),
  subjects: z.array(subjectDraft).max(MOST_SUBJECTS, `每张票样最多 ${MOST_SUBJECTS} 个对象。`),
  electorates: z.array(electorateDraft).max(MOST_GROUPS),
});

const voter = z.object({
  id: z.string(),
  name: z.string(),
  /** Unit and post. */
  line: z.string().optional(),
});

const subject = z.object({
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

const said = z.object({ code: z.string(), sentence: z.string() });

const pollPage = z.object({
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

const progress = z.object({
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
const paperReading = z.object({
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

const paperPage = papers.extend({
  electorate: z.string(),
  form: z.string(),
  group: z.string(),
  /** What the asker typed; another's reading is shown to nobody. */
  mine: paperReading.optional(),
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

const results = z.object({
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
            z.object({
              subject: z.string(),
              name: z.string(),
              line: z.string().optional(),
              section: z.string().optional(),
              /** Exact, as the engine gives it; absent: `because` says why. */
              mean: z.string().optional(),
              because: z.string().optional(),
              place: z.number().optional(),
              /** Shares its place with others. */
              tied: z.boolean(),
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

const suggested = z.object({
  forms: z.array(
    z.object({
      name: z.string(),
      subjects: z.array(subject.omit({ id: true })),
      electorates: z.array(electorateDraft.omit({ voters: true }).extend({ voters: z.array(voter) })),
    }),
  ),
});

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
