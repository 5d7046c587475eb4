import { z } from 'zod';
import { contract, file } from '../../http/contract.ts';
import { keyOf } from '../../http/shapes.ts';
import { sha256 } from '../evidence/contract.ts';
import { named } from '../roster/shapes.ts';
import { logStates } from './whiles.ts';

/** Far longer than an entry may be: its own refusal says by how much it is too long. */
const MOST_CHARACTERS = 20_000;
const MOST_PHOTOS = 9;
const MOST_INDICATORS = 20;

const text = z.string().max(MOST_CHARACTERS, '内容太长，请精简。');
const key = z.string().max(60);

const ofRound = z.object({ id: z.uuid() });
const ofPerson = ofRound.extend({ person: z.uuid() });
const ofEntry = ofPerson.extend({ entry: key, span: z.string().max(20) });

const photo = z.object({
  sha256,
  name: z.string().trim().min(1, '照片没有名称。').max(120, '照片的名称太长。'),
});
const indicator = z.object({ id: z.string(), name: z.string() });

/** One week, month or quarter of somebody, and how it stands. */
const standing = z.object({
  span: z.string(),
  /** 第13周, 2026年3月 */
  name: z.string(),
  from: z.string(),
  ends: z.string(),
  due: z.string(),
  state: keyOf(logStates),
  /** 补写（逾期3天） */
  stateName: z.string(),
  /** 0: nothing was handed in. */
  revision: z.int(),
  /** Whether it would be taken now. */
  open: z.boolean(),
});

const entryAsked = z.object({
  entry: z.string(),
  name: z.string(),
  every: z.enum(['week', 'month', 'quarter']),
  /** Its name among the entries that this one sums up. */
  from: z.string().optional(),
  /** What it counts for: 周纪实，满分10分，补写的按50%计. */
  counted: z.string().optional(),
});

/** What was handed in. Without text: erased by law. */
const content = z.object({
  text: z.string().optional(),
  indicators: z.array(indicator),
  photos: z.array(z.object({ sha256: z.string(), name: z.string() })),
  firstDay: z.string(),
  changedAt: z.string(),
});

const one = standing.extend({
  round: named,
  person: named,
  entry: entryAsked,
  content: content.optional(),
  /** Of a summary that is yet to be written: drafted from what it sums up. */
  draft: z.string().optional(),
  /** What can be linked, those that were linked of late first. */
  choices: z.array(indicator),
  /** How many of the choices stand ready. */
  ready: z.int(),
  most: z.int(),
  /** Why it isn't taken now. */
  because: z.string().optional(),
  abilities: z.object({ write: z.boolean() }),
});

const counts = z.object({
  span: z.string(),
  written: z.int(),
  late: z.int(),
  open: z.int(),
  missing: z.int(),
  excused: z.int(),
});

const taking = ['log-round-over', 'log-closed', 'log-not-yet', 'log-too-late'] as const;

export const logsContract = contract({
  'GET /api/me/logs': {
    about: '本人在各次考核中要写的纪实：每周、每月的状态和期限。',
    returns: z.object({
      rounds: z.array(
        z.object({
          round: named,
          person: z.string(),
          entries: z.array(entryAsked.extend({ spans: z.array(standing) })),
        }),
      ),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/logs': {
    about: '一项纪实的填写情况：按单位和周（月、季度）的人数。单位管理员只看到本单位的。',
    params: ofRound,
    query: z.object({ entry: key.optional(), organization: z.uuid().optional() }),
    returns: z.object({
      round: named,
      entries: z.array(entryAsked),
      entry: z.string().optional(),
      /** Of which the rows are parts; absent: the rows are departments and towns. */
      organization: named.optional(),
      spans: z.array(standing.pick({ span: true, name: true, from: true, ends: true, due: true })),
      units: z.array(z.object({ unit: named, people: z.int(), cells: z.array(counts) })),
    }),
    refusals: ['entry-unknown'],
  },
  'GET /api/rounds/:id/missing-logs': {
    about: '一周（月、季度）还没有写纪实的人员名单，供通报和催办；免写的不在其中。',
    params: ofRound,
    query: z.object({
      entry: key,
      span: z.string().max(20),
      /** Of one department or town with all below it, or of one unit alone. */
      organization: z.uuid().optional(),
      unit: z.uuid().optional(),
    }),
    returns: z.object({
      people: z.array(
        z.object({
          person: named,
          organization: z.string(),
          unit: z.string(),
          state: keyOf(logStates),
          stateName: z.string(),
        }),
      ),
    }),
    refusals: ['entry-unknown'],
  },
  'GET /api/rounds/:id/logs/:person': {
    about: '一名考核对象的全部纪实。本人、评鉴人、本单位管理员和考核办可以看。',
    params: ofPerson,
    returns: z.object({
      round: named,
      person: named,
      unit: z.string(),
      entries: z.array(entryAsked.extend({ spans: z.array(standing.extend({ content: content.optional() })) })),
    }),
    refusals: [],
  },
  'GET /api/rounds/:id/logs/:person/:entry/:span': {
    about: '一篇纪实；还没有写的小结附上由各篇纪实整理的草稿。',
    params: ofEntry,
    returns: one,
    refusals: ['entry-unknown'],
  },
  'POST /api/rounds/:id/logs/:person/:entry/:span': {
    about: '提交或者修改本人的一篇纪实。从别处改过的，不覆盖。',
    params: ofEntry,
    body: z.object({
      text,
      indicators: z.array(key).max(MOST_INDICATORS, `最多关联 ${MOST_INDICATORS} 项指标。`),
      photos: z.array(photo).max(MOST_PHOTOS, `最多 ${MOST_PHOTOS} 张照片。`),
      /** Of the version that was changed; 0 for the first. */
      revision: z.int().min(0),
    }),
    returns: one,
    refusals: [
      ...taking,
      'entry-unknown',
      'log-changed-elsewhere',
      'log-empty',
      'log-too-long',
      'indicator-unknown',
      'photo-missing',
    ],
  },
  'POST /api/rounds/:id/logs/:person/photos': {
    about: '上传本人纪实的一张照片，最大 3 MB。',
    params: ofPerson,
    body: file,
    megabytes: 3,
    returns: z.object({ sha256: z.string(), name: z.string() }),
    refusals: ['log-round-over', 'photo-kind', 'photo-empty'],
  },
  'GET /api/rounds/:id/logs/:person/:entry/:span/photos/:hash': {
    about: '一篇纪实的一张照片。',
    params: ofEntry.extend({ hash: sha256 }),
    returns: file,
    refusals: [],
  },
});
