import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { explain, type Outcome, resultOf, type Step } from '@shiji/engine';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { Texts } from '../src/report/compact.ts';
import type { ReportData } from '../src/report/data.ts';
import { reportHtml } from '../src/report/index.ts';
import { type Known, waterfall } from '../src/report/waterfall.ts';
import { seatShareText } from '../src/words.ts';
import { countyRun, lonelyRun, townNames, townRun } from './report-run.ts';

const source = (name: string): URL => new URL(`../src/report/${name}`, import.meta.url);

/** What `readSheet` of the page's own script gives back. */
interface ReadSheet {
  readonly steps: readonly ReadStep[];
  readonly bars: readonly { readonly kind: string; readonly label: string; readonly amount: string }[];
  readonly facets: readonly unknown[];
  readonly open: readonly string[];
  readonly consequences: readonly { readonly name: string; readonly actions: readonly object[] }[];
  readonly others: readonly { readonly name: string }[];
  readonly person: string;
}
type ReadStep = Omit<Step, 'outcome' | 'parts'> & { readonly outcome: unknown; readonly parts: readonly ReadStep[] };
interface Reading {
  readSheet(packed: unknown, sheet: unknown, id: string): ReadSheet;
  minus(decimal: string): string;
  takenAway(decimal: string): string;
  compareDecimals(a: string, b: string): number;
}
const reading = (await import(source('browser/reading.js').href)) as Reading;

const town = townRun();
const html = reportHtml(town);
const page = partsOf(html);

/** The page taken apart as a browser would. */
function partsOf(text: string) {
  const blocks = [...text.matchAll(/<script type="application\/json" id="(\w+)">(.*?)<\/script>/gs)];
  const data = Object.fromEntries(blocks.map(([, id, json]) => [id, JSON.parse(json ?? '')]));
  return {
    style: /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '',
    scripts: [...text.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script ?? ''),
    policy: /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text)?.[1] ?? '',
    data: data as unknown as ReportData,
  };
}

const sheetOf = ({ people, sheets }: ReportData, id: string): ReadSheet => {
  const index = people.findIndex((p) => p[0] === id);
  return reading.readSheet(sheets, sheets.sheets[index], id);
};

/** As the page keeps it: of a reason only its sentence. */
const told = (outcome: Outcome): unknown =>
  'value' in outcome ? outcome : { absent: outcome.absent, because: outcome.because.map((b) => b.text) };
const toldStep = (step: Step): ReadStep => ({ ...step, outcome: told(step.outcome), parts: step.parts.map(toldStep) });

describe('the file', () => {
  it('is allowed nothing but its own style and scripts, by their hashes', () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(page.policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(page.style)}`,
      `script-src ${page.scripts.map(hash).join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page.scripts).toHaveLength(2);
  });

  it('fetches nothing', () => {
    expect(html).not.toMatch(/\b(src|href)="(?!#)/);
    expect(html).not.toMatch(/@import|url\(|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(html).not.toMatch(/ style="| on\w+="/);
  });

  it('says in a sentence what is the matter where scripts do not run', () => {
    expect(/<noscript>(.*)<\/noscript>/s.exec(html)?.[1]).toContain('浏览器脚本');
  });

  it('shows the period in Chinese, the day, the version and the hash without a script', () => {
    const [head] = html.split('<main');
    expect(head).toContain('2026年1月1日至3月31日');
    expect(head).toContain('统计截至2026年4月5日');
    expect(head).toContain('方案版本 2026.1');
    expect(head).toContain(`方案校验码 ${town.hash.slice(0, 12)}…`);
    expect(head).toContain(`<code>${town.hash}</code>`);
    expect(head).toContain('<h1>某镇干部季度考核&lt;试行&gt;</h1>');
  });

  it('holds no markup that came with a name', () => {
    for (const end of ['<img', '</script><script>alert', '<b>']) expect(html).not.toContain(end);
    expect(html).not.toMatch(/[\u2028\u2029]/);
    const json = html.slice(html.indexOf('<script type="application/json"'));
    expect(json.split('<').filter((tag) => !/^(\/?script|$|\/(body|html)>)/.test(tag))).toHaveLength(scriptLessThans());
  });

  it('keeps every name to the character', () => {
    expect(page.data.people.slice(0, townNames.length).map((p) => p[1])).toEqual(townNames);
  });

  it('is the same for the same run', () => {
    expect(reportHtml(townRun())).toBe(html);
  });
});

/** How often the report's own scripts write `<`: what else stands after the first block begins must be data or markup of ours. */
const scriptLessThans = (): number => (page.scripts.at(-1) ?? '').split('<').length - 1;

describe('the scripts', () => {
  it('are ES2019, and the one that watches for old browsers ES5', () => {
    const [watch = '', main = ''] = page.scripts;
    expect(() => parse(watch, { ecmaVersion: 5 })).not.toThrow();
    expect(() => parse(main, { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow();
  });

  it('have no two things of one name, since they share one scope', () => {
    const names = [...(page.scripts[1] ?? '').matchAll(/^(?:async )?(?:function|const|let|class) (\w+)/gm)].map(
      (m) => m[1],
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('use nothing that Chromium 86 or iOS 14 lack', () => {
    expect(page.scripts[1]).not.toMatch(
      /\.(at|replaceAll|replaceChildren|findLast|toSorted)\(|structuredClone|hasOwn|innerHTML/,
    );
    expect(page.style.replace(/\/\*.*?\*\//gs, '')).not.toMatch(
      /:(is|where|has)\(|inset:|aspect-ratio|@layer|@container|color-mix|gradient|dvh/,
    );
  });

  it('say only what stands in the copy', () => {
    const words = new Set(Object.keys((page.data as unknown as { copy: object }).copy));
    const used = [...(page.scripts[1] ?? '').matchAll(/\bwords\.(\w+)/g)].map((m) => m[1] ?? '');
    expect([...new Set(used)].filter((key) => !words.has(key))).toEqual([]);
    expect((page.scripts[1] ?? '').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('compare decimals digit by digit', () => {
    const { compareDecimals } = reading;
    expect(compareDecimals('9.5', '10')).toBeLessThan(0);
    expect(compareDecimals('90.00', '90')).toBe(0);
    expect(compareDecimals('90.10', '90.1')).toBe(0);
    expect(compareDecimals('-3', '2')).toBeLessThan(0);
    expect(compareDecimals('-3', '-2.99')).toBeLessThan(0);
    expect(compareDecimals('-0.00', '0')).toBe(0);
    expect(compareDecimals('9007199254740993.01', '9007199254740993.02')).toBeLessThan(0);
  });

  it('turn signs in the text', () => {
    expect(reading.minus('-2.00')).toBe('−2.00');
    expect(reading.takenAway('11.00')).toBe('−11.00');
    expect(reading.takenAway('-3')).toBe('+3');
    expect(reading.takenAway('0.00')).toBe('0.00');
  });
});

describe('the people', () => {
  const { people, summary } = page.data;
  const result = resultOf(town);

  it('are all there, with the exact text of total, grade and rank', () => {
    const kinds = ['notApplicable', 'missing', 'open', 'held'];
    const shown = (outcome: Outcome): unknown => ('value' in outcome ? outcome.value : kinds.indexOf(outcome.absent));
    expect(people.map(([id, , , , total, grade, , rank]) => [id, total, grade, rank])).toEqual(
      result.subjects.map((s) => [s.id, shown(s.total), shown(s.grade), shown(s.rank)]),
    );
  });

  it('stand in their unit, with how many were ranked there', () => {
    expect(people.find((p) => p[0] === 'S01')?.slice(2, 3)).toEqual(['甲站']);
    expect(people.find((p) => p[0] === 'S01')?.[8]).toBe(5);
    expect(people.find((p) => p[0] === 'S06')?.[8]).toBe(4);
  });

  it('are counted by grade, pending and ungraded apart', () => {
    const [staff, villages] = summary.populations;
    expect(staff?.levels).toEqual(['好', '较好', '一般']);
    expect(staff?.grades.reduce((a, b) => a + b, 0)).toBe(10);
    expect(staff?.grades.slice(3)).toEqual([1, 1]);
    expect(staff?.pending).toBe(1);
    expect(villages?.levels).toEqual([]);
    expect(villages?.mean).toBe('100.00');
  });

  it('have their grade by its figure, whose step need not be the last', () => {
    expect(summary.populations.map((p) => p.gradeFigure)).toEqual(['level', '']);
    expect(sheetOf(page.data, 'S01').steps.map((step) => step.figure)).toContain('level');
  });

  it('have their results settled by whom the scheme names', () => {
    expect(summary.populations.map((p) => p.settling)).toEqual(['', '结果由镇党委审定。']);
    expect(summary.populations.map((p) => p.suggestion)).toEqual([
      '这是按规则算出的建议，结果由考核委员会确定。',
      '这是按规则算出的建议。结果由镇党委审定。',
    ]);
    expect(summary.suggestion).toBe('这是按规则算出的建议，不是最后的结果。');
  });

  it('are told by unit where there are several, or seats, but not where there is nobody', () => {
    expect(summary.populations.map((p) => p.unitsTold)).toEqual([true, false]);
    const lonely = partsOf(reportHtml(lonelyRun())).data.summary.populations;
    expect(lonely.map((p) => [p.people, p.unitsTold])).toEqual([
      [1, true],
      [0, false],
    ]);
  });

  it('have their totals in bands that count each of them once', () => {
    const bands = summary.populations[0]?.bands ?? [];
    expect(bands.flatMap((b) => b.counts).reduce((a, b) => a + b, 0)).toBe(9);
    for (const [i, band] of bands.entries()) if (i > 0) expect(band.high).toBe(bands[i - 1]?.low);
  });

  it('say each share of pools that were put together, and none where the scheme states a number', () => {
    const seat = {
      population: 'staff',
      figure: 'level',
      level: '好',
      pool: '合并的小单位',
      base: 5,
      seats: 2,
      taken: 2,
    };
    expect(seatShareText({ ...seat, share: '0.4' })).toBe('40%');
    expect(seatShareText({ ...seat, share: '0.3、0.5' })).toBe('30%、50%');
    expect(seatShareText(seat)).toBe('');
  });

  it('take the seats that the engine counted', () => {
    expect(summary.populations[0]?.units.map((u) => [u.name, u.seats])).toEqual([
      ['甲站', [['好', 2, 2]]],
      ['乙所<b>', [['好', 1, 1]]],
    ]);
  });
});

describe('a sheet', () => {
  it('comes back from the page step for step, with every fact', () => {
    for (const { id } of resultOf(town).subjects) {
      const sheet = explain(town, id);
      expect(sheetOf(page.data, id).steps).toEqual(sheet?.steps.map(toldStep));
      expect(sheetOf(page.data, id).others).toEqual(sheet?.others.map(toldStep));
      expect(sheetOf(page.data, id).person).toBe(sheet?.person);
      expect(sheetOf(page.data, id).facets).toEqual(
        [...Object.values(sheet?.facets ?? {}), sheet?.unassigned ?? { value: '' }].map(told),
      );
    }
  });

  it('opens its total into bars that add up, with the cap as one of its own', () => {
    expect(sheetOf(page.data, 'S01').bars).toEqual([
      { kind: 'part', label: '岗位工作', amount: '+55.10' },
      { kind: 'part', label: '民主测评', amount: '+27.334' },
      { kind: 'part', label: '加分', amount: '+6.00' },
      { kind: 'change', label: '加分：封顶 3', amount: '-3.00' },
      { kind: 'part', label: '扣分', amount: '0.00' },
      { kind: 'change', label: '四舍五入到 2 位小数', amount: '-0.004' },
      { kind: 'total', label: '季度得分', amount: '85.43' },
    ]);
  });

  it('turns a cap on deductions into points given back', () => {
    expect(sheetOf(page.data, 'S03').bars.slice(3, 5)).toEqual([
      { kind: 'part', label: '扣分', amount: '-8.00' },
      { kind: 'change', label: '扣分：封顶 5', amount: '+3.00' },
    ]);
  });

  it('says why there is no result, and what would be needed', () => {
    expect(sheetOf(page.data, 'S09').open).toEqual([
      {
        text: '“窗口”缺少组长的有效评价',
        settle: '请组织组长补评，或由考核委员会裁定（类别“对象”，事项“缺项.窗口”，决定填应计的数）',
      },
      {
        text: '“窗口”缺少领导的有效评价',
        settle: '请组织领导补评，或由考核委员会裁定（类别“对象”，事项“缺项.窗口”，决定填应计的数）',
      },
    ]);
    expect(sheetOf(page.data, 'S09').bars).toEqual([]);
    expect(JSON.stringify(sheetOf(page.data, 'S07').steps)).toContain('距“好”的分数线');
  });

  it('names who should do what within what time', () => {
    const sheets = page.data.people.map((p) => sheetOf(page.data, p[0]));
    const proposed = sheets.find((s) => s.consequences.length > 0)?.consequences;
    expect(proposed).toMatchObject([
      { name: '不足提醒', clause: ['第九条'], actions: [{ name: '提醒谈话', by: '分管领导', within: '15 日内' }] },
    ]);
  });
});

describe('the table of texts', () => {
  it('holds each text once, and never as number 0, which says "nothing"', () => {
    const texts = new Texts();
    expect(['1 + 2 = 3', 'a text', '1 + 2 = 3', '短'].map(texts.ref)).toEqual([1, 2, 1, '短']);
    expect(texts.table).toEqual(['', '1 + 2 = 3', 'a text']);
  });
});

describe('the bars of a total', () => {
  const step = (figure: string, value: string, more: Partial<Step> = {}): Step => ({
    ...{
      figure,
      name: figure,
      term: '',
      clause: [],
      adjustments: [],
      lines: [],
      notes: [],
      needed: [],
      facts: [],
      parts: [],
    },
    ...{ outcome: { value }, raw: value },
    ...more,
  });
  const known = (kinds: Record<string, string>): Known => ({
    figure: (id) => ({ id, term: { kind: kinds[id] ?? 'fixed' } }) as unknown as ReturnType<Known['figure']>,
    weight: () => ({ units: 50n, places: 2 }),
    places: 0,
  });

  it('show rescaling as a bar of its own', () => {
    const total = step('t', '80.00', { parts: [step('a', '30'), step('b', '10', { subtract: true })] });
    expect(waterfall(total, known({ t: 'sum' })).map((b) => b.amount)).toEqual(['+30', '-10', '+60', '80.00']);
  });

  it('show parts of a weighted mean with their weight', () => {
    const total = step('t', '75', { parts: [step('a', '90'), step('b', '60')] });
    expect(waterfall(total, known({ t: 'weigh' })).map((b) => b.label)).toEqual(['a × 50%', 'b × 50%', 't']);
  });

  it('show what was stated in place of a value, and its cap, each as a bar', () => {
    const stated = { kind: 'stated', amount: '+60', text: '经裁定计 60' } as const;
    const cap = { kind: 'cap', amount: '-20', text: '封顶 40' } as const;
    const part = step('a', '40', { adjustments: [stated, cap], subtract: true });
    delete (part as { raw?: string }).raw;
    expect(waterfall(step('t', '-40', { parts: [part] }), known({ t: 'sum' }))).toEqual([
      { kind: 'part', label: 'a', amount: '-60' },
      { kind: 'change', label: 'a：封顶 40', amount: '+20' },
      { kind: 'total', label: 't', amount: '-40' },
    ]);
  });

  it('show a veto as what it takes away', () => {
    const score = step('s', '40', { parts: [step('a', '30'), step('b', '10')] });
    const adjustments = [{ kind: 'veto', amount: '-40', text: '一票否决' }] as const;
    const total = step('t', '0', { raw: '40', adjustments, parts: [score] });
    expect(waterfall(total, known({ t: 'veto', s: 'sum' }))).toEqual([
      { kind: 'part', label: 'a', amount: '+30' },
      { kind: 'part', label: 'b', amount: '+10' },
      { kind: 'change', label: '一票否决', amount: '-40' },
      { kind: 'total', label: 't', amount: '0' },
    ]);
  });
});

describe('a county of 1,352 people', () => {
  it('fits in 6 MB, and every sheet comes back', () => {
    const run = countyRun();
    const text = reportHtml(run);
    expect(Buffer.byteLength(text)).toBeLessThan(6_000_000);
    const { data } = partsOf(text);
    expect(data.people).toHaveLength(1352);
    for (let i = 0; i < 1352; i += 97) {
      const id = data.people[i]?.[0] ?? '';
      expect(sheetOf(data, id).steps).toEqual(explain(run, id)?.steps.map(toldStep));
    }
  }, 60_000);
});

it('no file of the report is longer than a reader can hold', () => {
  for (const name of ['reading', 'drawing', 'settling', 'overview', 'people', 'person', 'tree', 'main']) {
    expect(readFileSync(source(`browser/${name}.js`), 'utf8').split('\n').length).toBeLessThanOrEqual(300);
  }
});
