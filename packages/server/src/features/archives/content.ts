/** Everything that is in a round's file but the list of it: papers for people, and what proves them. */
import { type Result, resultOf } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import { type WordDocument, wordFile } from '../../documents/word.ts';
import { dayOf } from '../../ports/clock.ts';
import { formsOf } from '../papers/forms.ts';
import { type Assessed, gatherPapers, type Papers } from '../papers/gather.ts';
import { lettersOf } from '../papers/letters.ts';
import { listPaper, noticePaper } from '../papers/lists.ts';
import { meetingOf, minutesOf } from '../papers/minutes.ts';
import { fileNameOf, fullDay } from '../papers/words.ts';
import { resultsWorkbook } from '../papers/workbook.ts';
import { runOfVersion } from '../results/sheet.ts';
import { resultReader } from '../results/store.ts';
import { told } from '../results/told.ts';
import type { MadeFile } from '../round-proof/format.ts';
import { proofFiles } from '../round-proof/write.ts';
import { roundReader } from '../rounds/store.ts';
import { archiveWords } from './copy.ts';
import type { Archive } from './model.ts';

export interface Making {
  /** The ledger's origin line, and its public keys as text. */
  readonly origin: string;
  readonly keys: readonly string[];
  readonly now: Date;
  /** Told after each file. */
  readonly progress: (done: number, total: number) => Promise<void>;
}

/** Reads in the scope alone; of one snapshot, so that papers and proof agree. Everything of the round must be sealed. */
export async function contentOf(
  scope: Scope,
  { round: id, organizations }: Pick<Archive, 'round' | 'organizations'>,
  { origin, keys, now, progress }: Making,
): Promise<readonly MadeFile[]> {
  const whole = await roundReader(scope).round(id);
  const versions = await resultReader(scope).versions(id);
  const [version] = versions;
  if (whole === undefined || version === undefined) throw new Error('a round without results is to be exported');
  const { round } = whole;
  const papers = await gatherPapers(scope, {
    round,
    version,
    ...(organizations === undefined ? {} : { organizations }),
  });
  const scored = await runOfVersion(scope, round, version.version, version.tablesHash);
  if (scored === undefined) throw new Error('the tables of a version are gone');
  const { run } = scored;
  const seats = seatsOf(resultOf(run).seats, papers);
  const units = byUnit(papers.people);
  const letters = (await told(scope, whole, versions)) === version;
  const people = organizations === undefined ? undefined : new Set(papers.people.map((one) => one.id));
  const day = dayOf(now);
  const word = (name: string, made: () => WordDocument | undefined) => async (): Promise<readonly MadeFile[]> => {
    const document = made();
    return document === undefined ? [] : [{ name: `${name}.docx`, content: await wordFile(document) }];
  };
  const meeting = await meetingOf(scope, papers, seats);
  // Each made when its turn comes: the forms of a whole county at once would fill the memory.
  const steps: readonly (() => Promise<readonly MadeFile[]>)[] = [
    async () => [
      { name: '说明.txt', content: `\ufeff${archiveWords.readme(round.name, people === undefined, fullDay(day))}` },
    ],
    async () => [{ name: '成绩.xlsx', content: await resultsWorkbook(papers, seats) }],
    word('等次名单', () => listPaper(papers)),
    ...(people === undefined
      ? [word('公示', () => noticePaper(papers)), word('会议纪要', () => minutesOf(papers, meeting))]
      : []),
    ...units.map(({ name, people: own }) => word(`考核表/${name}`, () => formsOf(papers, own, `${name}考核登记表`))),
    ...(letters ? units.map(({ name, people: own }) => word(`告知书/${name}`, () => lettersOf(papers, own, day))) : []),
    () => proofFiles(scope, { round, origin, keys, ...(people === undefined ? {} : { people }) }),
  ];
  const files: MadeFile[] = [];
  for (const [at, step] of steps.entries()) {
    files.push(...(await step()));
    await progress(at + 1, steps.length);
  }
  return files;
}

/** Of some units the pools alone in which their people are. */
function seatsOf(seats: Result['seats'], { extent, people }: Papers): Result['seats'] {
  if (extent === 'whole') return seats;
  const own = new Set(people.flatMap(({ result }) => ('value' in result.pool ? [result.pool.value] : [])));
  return seats.filter(({ pool }) => own.has(pool));
}

/** Units in the order of the round, each under a name of its own. */
function byUnit(
  people: readonly Assessed[],
): readonly { readonly name: string; readonly people: readonly Assessed[] }[] {
  const units = new Map<string, Assessed[]>();
  for (const one of people) units.set(one.organization, [...(units.get(one.organization) ?? []), one]);
  const used = new Map<string, number>();
  return [...units.values()].map((own) => {
    const name = fileNameOf(own[0]?.organizationName ?? '');
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return { name: times === 1 ? name : `${name}（${times}）`, people: own };
  });
}
