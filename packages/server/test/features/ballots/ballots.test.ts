import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../server.ts';
import { look, marked, openPoll, overForty, question, sendForm } from './poll-place.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

describe('a ballot that is cast', () => {
  it('is answered by a page that says so, is counted once, and a repeat gets the same page', async () => {
    const poll = await openPoll(server, { title: '城关镇<b>测评' });
    const [slip = ''] = poll.slips;
    const shown = await look(server, slip);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('城关镇&lt;b&gt;测评');
    expect(shown.text).toContain('投票不记名');
    const sent = await sendForm(server, slip, marked(0, 1, 3));
    expect([sent.status, sent.to]).toEqual([303, slip]);
    const after = await look(server, slip);
    expect([after.status, after.text.includes('您的票已收到')]).toEqual([200, true]);
    const again = await sendForm(server, slip, marked(3, 3, 3));
    expect([again.status, again.to]).toEqual([303, slip]);
    expect(await poll.cast()).toEqual([[['好', '较好', '较差']]]);
  });

  it('counts once when the same code is sent twenty times at the same moment, and every answer says that it is in', async () => {
    const poll = await openPoll(server);
    const [slip = ''] = poll.slips;
    const sent = await Promise.all(Array.from({ length: 20 }, (_, n) => sendForm(server, slip, marked(n % 4, 1, 2))));
    expect(sent.map(({ status, to }) => [status, to])).toEqual(sent.map(() => [303, slip]));
    expect(await poll.cast()).toHaveLength(1);
  });

  it('leaves nothing but a spent code and a sealed ballot: no audit entry, no answer kept for repeats, no code in the log', async () => {
    const poll = await openPoll(server);
    const [slip = ''] = poll.slips;
    const counts = async () => {
      const { rows } = await server.database.pool.query(
        'select (select count(*) from audit_entries) as audit, (select count(*) from answered_requests) as answered, (select count(*) from facts) as facts',
      );
      return rows[0];
    };
    const before = await counts();
    const lines = server.log.length;
    await look(server, slip);
    await sendForm(server, slip, marked(0, 1, 1));
    expect(await counts()).toEqual(before);
    const log = server.log.slice(lines).map((line) => JSON.parse(line));
    expect(log.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/b/:code', 200],
      ['POST', '/b/:code', 303],
    ]);
    expect(log.every((line) => !('ms' in line) && !('address' in line))).toBe(true);
    expect(JSON.stringify(log)).not.toContain(slip.slice(-16));
  });

  it('has an id that tells no time, and is as long as any other of its paper', async () => {
    const poll = await openPoll(server, { abstain: true });
    await sendForm(server, poll.slips[0] ?? '', { ...marked(0, 1, 1) });
    await sendForm(server, poll.slips[1] ?? '', { blank: '1' });
    const rows = await server.database.db
      .selectFrom('cast_ballots')
      .select(['id', 'sealed'])
      .where('tenant', '=', server.county.id)
      .where('poll', '=', poll.id)
      .execute();
    expect(rows.map(({ id }) => id[14])).toEqual(['4', '4']);
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
  });
});

describe('a ballot that is given back', () => {
  const twenty = Array.from({ length: 20 }, (_, n) => ({ name: `同志${n + 1}` }));
  const nineGood = marked(...twenty.map((_, n) => (n < 9 ? 0 : 1)));

  it('[XL-03] one with more than 40% 好 is told so in numbers, nothing is recorded, and what was marked is still there', async () => {
    const poll = await openPoll(server, { questions: [question({ void: [overForty] })], subjects: twenty });
    const [slip = ''] = poll.slips;
    expect((await look(server, slip)).text).toContain('“好”最多评 8 个。');
    const back = await sendForm(server, slip, nineGood);
    expect(back.status).toBe(422);
    expect(back.text).toContain('“好”最多评 8 个（40%），您评了 9 个。');
    expect(back.text).toContain('name="m8_0" value="0" checked');
    expect(back.text).toContain('仍按废票提交');
    expect(await poll.cast()).toEqual([]);
    // The code is still good, and whoever insists casts it as it is.
    const insisted = await sendForm(server, slip, { ...nineGood, void: '1' });
    expect(insisted.status).toBe(303);
    expect((await poll.cast())[0]?.[0]?.filter((mark) => mark === '好')).toHaveLength(9);
  });

  it('where invalid ballots are refused there is no way to insist', async () => {
    const questions = [question({ void: [overForty], invalid: 'refuse' })];
    const poll = await openPoll(server, { questions, subjects: twenty });
    const back = await sendForm(server, poll.slips[0] ?? '', { ...nineGood, void: '1' });
    expect([back.status, back.text.includes('仍按废票提交')]).toEqual([422, false]);
    expect(await poll.cast()).toEqual([]);
  });

  it('blanks must be filled where nobody may abstain, and are told once where one may', async () => {
    const strict = await openPoll(server);
    const refused = await sendForm(server, strict.slips[0] ?? '', { ...marked(0), blank: '1' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('还有 2 个没有评：林越、季小满。');
    expect(refused.text).toContain('请评完再提交');

    const free = await openPoll(server, { abstain: true });
    const [slip = ''] = free.slips;
    const told = await sendForm(server, slip, marked(0));
    expect([told.status, told.text.includes('就这样提交')]).toEqual([422, true]);
    expect((await sendForm(server, slip, { ...marked(0), blank: '1' })).status).toBe(303);
    expect(await free.cast()).toEqual([[['好', null, null]]]);
  });

  it('takes numbers as phones type them, and says which don’t fit', async () => {
    const numbers = { kind: 'numbers', lowest: '0', highest: '100', places: 1 } as const;
    const poll = await openPoll(server, { questions: [question({ marks: numbers })] });
    const [slip = ''] = poll.slips;
    const back = await sendForm(server, slip, marked('８５。５', '100.5', '九十'));
    expect(back.status).toBe(422);
    expect(back.text).toContain('林越：0～100 分，最多 1 位小数。');
    expect(back.text).toContain('季小满：0～100 分，最多 1 位小数。');
    expect(back.text).not.toContain('周明：');
    expect(back.text).toContain('value="８５。５"');
    expect((await sendForm(server, slip, marked('８５。５', '92,5分', ' 90 '))).status).toBe(303);
    expect(await poll.cast()).toEqual([[['85.5', '92.5', '90']]]);
  });

  it.each([
    ['an option that isn’t there', { m0_0: '4' }],
    ['an option in words', { m0_0: '好' }],
    ['a place before the first', { m0_0: '-1' }],
  ])('takes no %s', async (_, fields) => {
    const poll = await openPoll(server);
    const back = await sendForm(server, poll.slips[0] ?? '', { ...marked(0, 1, 1), ...fields });
    expect([back.status, back.text.includes('周明：请选“好”、“较好”、“一般”、“较差”中的一项。')]).toEqual([422, true]);
    expect(await poll.cast()).toEqual([]);
  });

  it('takes no field twice', async () => {
    const poll = await openPoll(server);
    const { statusCode } = await server.app.inject({
      method: 'POST',
      url: poll.slips[0] ?? '',
      payload: 'm0_0=0&m0_0=1&m1_0=1&m2_0=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(statusCode).toBe(422);
  });

  it('several questions about each: the rule is told with the question that it belongs to', async () => {
    const questions = [
      question({ id: 'a', name: '抓基层党建', void: [overForty] }),
      question({ id: 'b', name: '意识形态工作', void: [overForty] }),
    ];
    const poll = await openPoll(server, { questions });
    const fields = { m0_0: '0', m1_0: '1', m2_0: '1', m0_1: '0', m1_1: '0', m2_1: '1' };
    const back = await sendForm(server, poll.slips[0] ?? '', fields);
    expect(back.status).toBe(422);
    expect(back.text).toContain('意识形态工作：“好”最多评 1 个（40%），您评了 2 个。');
    expect(back.text).not.toContain('抓基层党建：“好”最多评 1 个（40%）');
  });
});

describe('a code that opens no ballot', () => {
  it('a wrong one, one of another county, and one that is none read alike', async () => {
    const poll = await openPoll(server);
    const [slip = ''] = poll.slips;
    await server.newCounty('linshui');
    for (const path of ['/b/qinghe-0000000000000000', slip.replace('qinghe', 'linshui'), '/b/qinghe-12', '/b/xyz'])
      for (const told of [await look(server, path), await sendForm(server, path, marked(0, 0, 0))]) {
        expect([told.status, told.text.includes('没有找到这个投票码')]).toEqual([404, true]);
      }
    expect(await poll.cast()).toEqual([]);
  });

  it.each([
    ['closed', 409, '本次投票已经结束'],
    ['void', 409, '本次投票已作废'],
    ['draft', 404, '没有找到这个投票码'],
  ])('of a poll that is %s', async (state, status, heading) => {
    const poll = await openPoll(server);
    const { db } = server.database;
    await db
      .updateTable('polls')
      .set({ state })
      .where('tenant', '=', server.county.id)
      .where('id', '=', poll.id)
      .execute();
    for (const told of [
      await look(server, poll.slips[0] ?? ''),
      await sendForm(server, poll.slips[0] ?? '', marked(0, 1, 1)),
    ])
      expect([told.status, told.text.includes(heading)]).toEqual([status, true]);
    expect(await poll.cast()).toEqual([]);
  });

  it('of a poll whose key is not on this server', async () => {
    const poll = await openPoll(server);
    await poll.keys.destroy(server.county.id, poll.id);
    for (const told of [
      await look(server, poll.slips[0] ?? ''),
      await sendForm(server, poll.slips[0] ?? '', marked(0, 1, 1)),
    ])
      expect([told.status, told.text.includes('密钥不在这台服务器上')]).toEqual([503, true]);
  });

  it('wrong and spent codes ask the database the same', async () => {
    const poll = await openPoll(server);
    const [slip = ''] = poll.slips;
    await sendForm(server, slip, marked(0, 1, 1));
    const asked = async (path: string): Promise<number> => {
      let taken = 0;
      const count = () => void taken++;
      server.database.pool.on('acquire', count);
      await sendForm(server, path, marked(0, 1, 1));
      server.database.pool.off('acquire', count);
      return taken;
    };
    expect(await asked('/b/qinghe-0000000000000000')).toBe(await asked(slip));
    expect(await asked(slip)).toBeGreaterThan(0);
  });
});

describe('typing the code by hand', () => {
  const typed = (fields: Readonly<Record<string, string>>) => sendForm(server, '/b', fields);

  it('asks for the county where there are several', async () => {
    const page = await look(server, '/b');
    expect([page.status, page.text.includes('<select id="county"')]).toEqual([200, true]);
  });

  it('forgives case, blanks, O for 0, and I or L for 1', async () => {
    for (const code of ['7k2m-abcd-0o1i-lxyz', ' 7K2M ABCD 001I 1XYZ ', 'http://x.test/b/qinghe-7K2MABCD00111XYZ#1'])
      expect(await typed({ county: 'qinghe', code })).toMatchObject({ status: 303, to: '/b/qinghe-7K2MABCD00111XYZ' });
  });

  it.each(['', '7K2M', '7K2MABCD00111XYZ7', '7K2MABCD00111XYU'])('says so of “%s”', async (code) => {
    const back = await typed({ county: 'qinghe', code });
    expect([back.status, back.text.includes('投票码是 16 位字母和数字')]).toEqual([422, true]);
  });
});
