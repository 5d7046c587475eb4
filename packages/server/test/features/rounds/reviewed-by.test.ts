/** Who reviews whom stands twice: with the subjects, and in an index by reviewer. Both say the same, however it was written. */
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/db/migrate.ts';
import { type TxScope, write } from '../../../src/db/scope.ts';
import type { Reviewer } from '../../../src/features/rounds/freeze.ts';
import { roundsLedBy } from '../../../src/features/rounds/led-by.ts';
import type { RoundSubject } from '../../../src/features/rounds/model.ts';
import { reviewedBy, roundsReviewedBy } from '../../../src/features/rounds/reviewed-by.ts';
import { roundReader } from '../../../src/features/rounds/store.ts';
import { roundWriter } from '../../../src/features/rounds/writer.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

let database: TestDatabase;
const tenant = uuid();
let people: readonly string[];
let unit: string;
beforeAll(async () => {
  database = await testDatabase();
  await county(database);
  unit = await addUnit(database, tenant, { name: '某局' });
  people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => addPerson(database, tenant, { name })));
});
afterAll(() => database.close());

const county = ({ pool }: TestDatabase) =>
  pool.query('insert into tenants (id, code, name, created_at) values ($1, $2, $3, now())', [tenant, 'xian', '某县']);
const scope = () => ({ tenant, db: database.db });
const inTx = (work: (tx: TxScope) => Promise<unknown>) => write(scope(), work);
const person = (place: number): string => people[place] ?? '';

const by = (place: number): Reviewer => ({ kind: 'reviewer', person: person(place) });
const skipped: Reviewer = { kind: 'skipped' };
const absent: Reviewer = { kind: 'absent', because: 'no-head' };

const subject = (place: number, reviewers: RoundSubject['reviewers']): RoundSubject => ({
  person: person(place),
  name: '某人',
  tenure: uuid(),
  unit: uuid(),
  organization: uuid(),
  spells: [],
  reviewers,
});

let round: string;
/** 甲 is reviewed by 乙, 丙 and 丁; 乙 by 丁 alone. */
beforeEach(async () => {
  round = uuid();
  await inTx(async (tx) => {
    const writer = roundWriter(tx);
    await writer.insert(
      {
        id: round,
        name: '某次考核',
        scheme: uuid(),
        version: 1,
        schemeText: '方案',
        schemeHash: Buffer.alloc(32),
        period: '2026Q1',
        from: '2026-01-01',
        to: '2026-03-31',
        asOf: '2026-03-31',
        by: uuid(),
        at: new Date(),
        wishes: {},
      },
      [unit],
      [{ key: 'review', begins: '2026-04-01', ends: '2026-04-10', state: 'waiting' }],
    );
    await writer.insertSubjects(round, [
      subject(0, { sectionHead: by(1), inCharge: by(2), principal: by(3) }),
      subject(1, { sectionHead: skipped, inCharge: absent, principal: by(3) }),
    ]);
  });
});

/** `person step reviewer` of everybody in the round, as the subjects have it, and as the index has it. */
async function both() {
  const { rows: subjects } = await database.pool.query<{ person: string; reviewers: RoundSubject['reviewers'] }>(
    'select person, reviewers from round_subjects where round = $1',
    [round],
  );
  const { rows: index } = await database.pool.query<{ person: string; step: string; reviewer: string }>(
    'select person, step, reviewer from round_reviewers where round = $1',
    [round],
  );
  return {
    said: subjects
      .flatMap(({ person: of, reviewers }) =>
        Object.entries(reviewers).flatMap(([step, one]) =>
          one.kind === 'reviewer' ? [`${of} ${step} ${one.person}`] : [],
        ),
      )
      .sort(),
    indexed: index.map(({ person: of, step, reviewer }) => `${of} ${step} ${reviewer}`).sort(),
  };
}

async function expectSame(count: number): Promise<void> {
  const { said, indexed } = await both();
  expect(indexed).toEqual(said);
  expect(indexed).toHaveLength(count);
}

const whom = async (reviewer: number) =>
  (await roundReader(scope()).subjectsReviewedBy(round, [person(reviewer)])).map((one) => one.person);

describe('the index of reviewers says what the subjects say', () => {
  it('of a round that is started', async () => {
    await expectSame(4);
    expect(await whom(1)).toEqual([person(0)]);
    expect(await whom(3)).toEqual([person(0), person(1)]);
    expect(await whom(0)).toEqual([]);
  });

  it('of a reviewer whom the office names in a running round', async () => {
    await inTx((tx) =>
      roundWriter(tx).setReviewers(round, person(0), { sectionHead: by(2), inCharge: by(2), principal: absent }),
    );
    await expectSame(3);
    expect(await whom(1)).toEqual([]);
    // At two steps somebody is still one person.
    expect(await whom(2)).toEqual([person(0)]);
    expect(await whom(3)).toEqual([person(1)]);
  });

  it('of somebody who joins, and of somebody who stands otherwise', async () => {
    await inTx(async (tx) => {
      await roundWriter(tx).putSubject(round, subject(2, { sectionHead: absent, inCharge: skipped, principal: by(3) }));
      await roundWriter(tx).putSubject(round, subject(0, { sectionHead: by(3), inCharge: absent, principal: skipped }));
    });
    await expectSame(3);
    expect(await whom(3)).toEqual([person(0), person(1), person(2)]);
    expect(await whom(1)).toEqual([]);
  });

  it('of somebody who leaves, whom nobody reviews any more, until they come back', async () => {
    await inTx((tx) => roundWriter(tx).takeOut(round, person(0), '已调离'));
    await expectSame(4);
    expect(await whom(1)).toEqual([]);
    expect(await reviewedBy(scope(), round, [person(1), person(2), person(3)])).toEqual([person(1)]);
    expect(await roundsReviewedBy(scope(), [person(1)])).not.toContain(round);
    await inTx((tx) =>
      roundWriter(tx).putSubject(round, subject(0, { sectionHead: by(1), inCharge: absent, principal: absent })),
    );
    await expectSame(2);
    expect(await whom(1)).toEqual([person(0)]);
  });

  it('and tells of nobody else’s county, and of no other round', async () => {
    expect(await reviewedBy({ ...scope(), tenant: uuid() }, round, [person(3)])).toEqual([]);
    expect(await reviewedBy(scope(), uuid(), [person(3)])).toEqual([]);
    expect(await roundsReviewedBy(scope(), [person(3)])).toContain(round);
  });
});

it('whoever leads as principal is asked about these rounds, and whoever reviews at another step isn’t', async () => {
  expect(await roundsLedBy(scope(), person(3), 1000)).toContain(round);
  expect(await roundsLedBy(scope(), person(2), 1000)).toEqual([]);
});

it('rounds that stood before there was an index are in it', async () => {
  const { rows: subjects } = await database.pool.query('select * from round_subjects where round = $1', [round]);
  const { rows: rounds } = await database.pool.query('select * from rounds where id = $1', [round]);
  const { rows: persons } = await database.pool.query('select * from people');
  const { said } = await both();
  const earlier = await testDatabase(26);
  try {
    await county(earlier);
    for (const [table, rows] of [
      ['people', persons],
      ['rounds', rounds],
      ['round_subjects', subjects],
    ] as const) {
      const { rows: columns } = await earlier.pool.query<{ name: string }>(
        'select column_name as name from information_schema.columns where table_name = $1',
        [table],
      );
      const names = columns.map(({ name }) => name);
      for (const row of rows) {
        const values = names.map((name) => (isJson(row[name]) ? JSON.stringify(row[name]) : row[name]));
        await earlier.pool.query(
          `insert into ${table} (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
          values,
        );
      }
    }
    expect(await migrate(earlier.pool)).toMatchObject({ ok: true, from: 26 });
    const { rows } = await earlier.pool.query('select person, step, reviewer from round_reviewers');
    expect(rows.map(({ person: of, step, reviewer }) => `${of} ${step} ${reviewer}`).sort()).toEqual(said);
  } finally {
    await earlier.close();
  }
});

const isJson = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value);
