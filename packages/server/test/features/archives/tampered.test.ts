/** Whatever is changed in a round's file is found, and named. */
import { zipArchive, zipEntry } from '@shiji/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/db/scope.ts';
import { roundSentence } from '../../../src/features/round-proof/findings.ts';
import { verifyRound } from '../../../src/features/round-proof/verify.ts';
import { erase } from '../../../src/ledger/store/erase.ts';
import { announcedCalendar } from '../../../src/ports/calendar.ts';
import type { Quarter } from '../results/quarter.ts';
import { confirmedQuarter, type Exported, exported, publicKey } from './exported.ts';

let quarter: Quarter;
let whole: Exported;
beforeAll(async () => {
  quarter = await confirmedQuarter();
  whole = await exported(quarter, quarter.office);
}, 120_000);
afterAll(() => quarter.server.close());

type Files = ReadonlyMap<string, Uint8Array>;

const packed = (files: Files) => zipArchive([...files].map(([name, content]) => zipEntry(name, [content])));
const verified = async (files: Files) => verifyRound(await packed(files), announcedCalendar(), publicKey(quarter));
/** What is found, with its place, in words. */
const told = async (files: Files): Promise<readonly string[]> => {
  const report = await verified(files);
  expect(report.ok).toBe(false);
  return report.findings.map((one) => `${one.file ?? ''} ${roundSentence(one)}`);
};

function altered(name: string, change: (text: string) => string): Files {
  const bytes = whole.files.get(name) as Uint8Array;
  const text = Buffer.from(bytes).toString();
  const changed = change(text);
  expect(changed).not.toBe(text);
  return new Map([...whole.files, [name, Buffer.from(changed)]]);
}
const first = () => quarter.people[0] as { readonly id: string; readonly name: string };
const TABLES = '核验/第1版/事实表.json';
const RESULTS = '核验/第1版/结果.jsonl';

describe('a changed file is found', () => {
  it('in every kind of paper by a single byte', async () => {
    for (const name of ['成绩.xlsx', '公示.docx', '考核表/县农业农村局.docx', '说明.txt', '核验/说明.json']) {
      const bytes = Buffer.from(whole.files.get(name) as Uint8Array);
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const report = await verified(new Map([...whole.files, [name, bytes]]));
      expect(report.ok, name).toBe(false);
    }
    expect(await told(altered('说明.txt', (text) => `${text}。`))).toEqual([
      '说明.txt 这个文件与出具时不同：内容被改动过。',
    ]);
  });

  it('[FX-10] by person and figure, with what was stored and what comes out again', async () => {
    const line = (text: string, change: (line: string) => string) =>
      text
        .split('\n')
        .map((one) => (one.includes(first().id) ? change(one) : one))
        .join('\n');
    const said = await told(altered(RESULTS, (text) => line(text, (one) => one.replaceAll('"98.00"', '"99.00"'))));
    expect(said).toContain(` ${first().name}“总分”：第 1 版写的是 99.00，重新计算为 98.00。`);
    expect(said).toContain(` ${first().name}“总分”：第 1 版写的是 99.00，封存的最终结果为 98.00。`);
    expect(said).toContain(`${RESULTS} 这个文件与出具时不同：内容被改动过。`);
    const graded = await told(
      altered(RESULTS, (text) =>
        line(text, (one) => one.replace('"grade":{"value":"好"}', '"grade":{"value":"较好"}')),
      ),
    );
    expect(graded).toContain(` ${first().name}“等次”：第 1 版写的是 较好，重新计算为 好。`);
  });

  it('in the tables by row and column, and in what they come to', async () => {
    const said = await told(
      altered(TABLES, (text) =>
        text.replace(/("subject":"[^"]*",)?"value":"95"/, (found) => found.replace('95', '96')),
      ),
    );
    expect(said).toContain(`${TABLES} 第 1 版的事实表与封存的摘要不符：事实表被改动过。`);
    expect(said.join('\n')).toContain(`${first().name} 评分“分数”：第 1 版的事实表写的是 96，按事实应为 95。`);
    expect(said.join('\n')).toContain(`${first().name}“总分”：第 1 版写的是 98.00，重新计算为 98.40。`);
  });

  it('in a fact, in the scheme, in the checkpoint, in the key, in the list and in its proof', async () => {
    const changes: readonly (readonly [string, (text: string) => string, RegExp])[] = [
      [
        '核验/事实.jsonl',
        (text) => text.replace('"value":"95"', '"value":"96"'),
        /第 \d+ 号事实不在封存点所证明的账里/,
      ],
      ['核验/方案.yaml', (text) => text.replace('40%', '45%'), /方案与第 1 版结果所依据的不同/],
      ['核验/封存点.txt', (text) => text.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`), /签名不对/],
      [
        '核验/公钥.txt',
        (text) => text.replace(/(.)\n$/, (_, last) => (last === 'A' ? 'B\n' : 'A\n')),
        /公钥的写法不对/,
      ],
      ['核验/文件清单.txt', (text) => text.replace(/^./, (c) => (c === '0' ? '1' : '0')), /文件清单与封存的记录不符/],
      ['核验/文件清单证明.json', (text) => text.replace('"files":"', '"files":"0'), /证明/],
    ];
    for (const [name, change, expected] of changes)
      expect((await told(altered(name, change))).join('\n'), name).toMatch(expected);
  });

  it('where one is taken out or put in', async () => {
    const less = new Map([...whole.files].filter(([name]) => name !== '会议纪要.docx'));
    expect(await told(less)).toEqual([' 缺少文件 会议纪要.docx。请向出具单位索取原件。']);
    const more = new Map([...whole.files, ['附件.txt', Buffer.from('')]]);
    expect(await told(more)).toEqual(['附件.txt 文件清单里没有这个文件，它是后来加进来的。']);
    const facts = altered('核验/事实.jsonl', (text) => text.split('\n').slice(0, -2).concat('').join('\n'));
    expect((await told(facts)).length).toBeGreaterThan(0);
  });

  it('where everything was made anew by somebody else’s key', async () => {
    const other = await confirmedQuarter();
    try {
      const forged = await exported(other, other.office);
      const report = verifyRound(forged.bytes, announcedCalendar(), publicKey(quarter));
      expect(report.findings.map(({ code }) => code)).toContain('key-other');
    } finally {
      await other.server.close();
    }
  }, 60_000);

  it('where it is no whole zip, or no round', async () => {
    expect(verifyRound(whole.bytes.subarray(0, 5000), announcedCalendar()).findings.map(({ code }) => code)).toEqual([
      'zip-broken',
    ]);
    const report = await verified(new Map([['a.txt', Buffer.from('')]]));
    expect(report.findings.map(({ code }) => code)).toEqual(['not-a-round']);
  });
});

it('[FX-09] a version that an objection made is recomputed beside the one before', async () => {
  const { server, round, office, committee, people } = quarter;
  const [who, handler] = [people[20], people[30]] as readonly { readonly id: string }[];
  server.clock.now = new Date(server.clock.now.getTime() + 60_000);
  const own = await server.as({ person: who?.id ?? '' });
  const steps: readonly (readonly [typeof office, string, object])[] = [
    [office, 'PUT handler', { person: handler?.id }],
    [office, 'PUT study', { text: '经核实，应作调整。' }],
    [
      committee,
      'POST decision',
      {
        upheld: true,
        body: '考核委员会',
        text: '经复核，予以调整。',
        rulings: [{ kind: 'subject', target: who?.id, setting: '例外', value: 'down' }],
      },
    ],
  ];
  const filed = await own.ask(`POST /api/rounds/${round}/objections`, { body: { text: '漏记了一项工作' } });
  expect(filed.status).toBe(200);
  for (const [by, step, body] of steps) {
    const [method, path] = step.split(' ');
    const { revision } = (await office.ask(`GET /api/objections/${filed.body.id}`)).body;
    const { status, body: told } = await by.ask(`${method} /api/objections/${filed.body.id}/${path}`, {
      body: { revision, ...body },
    });
    expect([status, told.title]).toEqual([200, undefined]);
  }
  const { bytes } = await exported(quarter, office);
  const report = verifyRound(bytes, announcedCalendar(), publicKey(quarter));
  expect(report.findings.filter(({ severity }) => severity === 'error').map(roundSentence)).toEqual([]);
  expect(report.versions.map(({ version }) => version)).toEqual([1, 2]);
}, 60_000);

it('what was erased by law is said, and the rest still verifies', async () => {
  const { server, round, office } = quarter;
  const scope = { tenant: server.county.id, db: server.database.db };
  const { rows } = await server.database.pool.query(
    "select f.id from facts f join round_facts r on r.tenant = f.tenant and r.fact = f.id where r.round = $1 and f.kind = 'round.row' and f.subject = $2",
    [round, first().id],
  );
  const erased = await write(scope, (tx) =>
    erase(tx, rows[0].id, { by: office.account, authority: 'office', basis: '本人申请', at: server.clock.now }),
  );
  expect(erased.ok).toBe(true);
  const after = await exported(quarter, office);
  const report = verifyRound(after.bytes, announcedCalendar(), publicKey(quarter));
  expect(report.findings.map(roundSentence)).toEqual([
    ...[1, 2].map(
      (version) => `${first().name} 评分：第 ${version} 版所依据的事实已依法删除内容，只能核对事实表的摘要（1 行）。`,
    ),
    '有 1 条事实的内容已依法删除，只核对了校验码。',
  ]);
  expect(report).toMatchObject({ ok: true, erased: 1 });
}, 30_000);
