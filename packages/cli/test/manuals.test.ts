/** The manuals against the program: their examples read, their outputs are what it prints now, and their index says nothing that it refuses. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readScheme, resultOf, score } from '@shiji/engine';
import { readWorkbook } from '@shiji/tables';
import { describe, expect, it } from 'vitest';
import { factsOf, rowsOnPage } from '../src/published/manuals/fact-tables.ts';
import { excerpt, filled } from '../src/published/manuals/fill.ts';
import { exampleWorkbooks, manualPage, manualPages } from '../src/published/manuals/manuals.ts';
import { phraseGroups } from '../src/published/manuals/phrases.ts';
import { transcriber } from '../src/published/manuals/transcripts.ts';
import { findingsOf, wholeOf, wholeOfPhrase } from './manuals/placing.ts';

const docs = new URL('../../../docs/', import.meta.url);
const textAt = (name: string): string => readFileSync(new URL(name, docs), 'utf8');

interface Fence {
  readonly page: string;
  readonly line: number;
  readonly text: string;
}

/** Every YAML example that is written on the page. What is taken from a file of the examples is read with its file. */
function fencesOf(page: string): Fence[] {
  const text = textAt(page).replace(/^<!-- file .*-->\n```yaml\n[\s\S]*?^```$/gm, (fence) =>
    fence.replace(/[^\n]/g, ''),
  );
  return [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    return { page, line, text: match[1] ?? '' };
  });
}

const fences = manualPages.flatMap(fencesOf);
const named = (some: readonly Fence[]) => some.map((fence) => [fence.page, fence.line, fence.text] as const);

describe('the YAML examples of the manuals', () => {
  it.each(named(fences))('%s:%i reads without a finding', (_page, _line, text) => {
    expect(findingsOf(wholeOf(text))).toEqual([]);
  });

  it('are many', () => {
    expect(fences.length).toBeGreaterThan(20);
  });
});

describe('the index of phrases', () => {
  const phrases = phraseGroups.flatMap((group) => group.phrases);

  it.each(phrases.map((phrase) => [phrase.zh, phrase] as const))('%s', (_zh, phrase) => {
    expect(findingsOf(wholeOfPhrase(phrase))).toEqual([]);
  });

  it('has each phrase once, and each on a line of a table', () => {
    expect(new Set(phrases.map((p) => p.zh)).size).toBe(phrases.length);
    expect(phrases.filter((p) => /[|\n]/.test(`${p.zh}${p.en}${p.snippet}`))).toEqual([]);
    expect(phrases.length).toBeGreaterThan(60);
  });
});

describe('what the program fills in', () => {
  it.each(manualPages)('stands in %s as it is now', { timeout: 60_000 }, async (name) => {
    const current = (await manualPage(name, docs)) === textAt(name);
    expect(current, 'run: node packages/cli/scripts/write-docs.ts').toBe(true);
  });

  it('are workbooks with the tables of the page', async () => {
    for (const { name, content } of await exampleWorkbooks(docs)) {
      const committed = await readWorkbook(readFileSync(new URL(`examples/${name}`, docs)));
      const made = await readWorkbook(content);
      expect(committed.diagnostics).toEqual([]);
      expect(committed.facts?.tables).toEqual(made.facts?.tables);
      expect(Object.keys(made.facts?.tables ?? {}).length).toBeGreaterThan(10);
    }
  });

  it('are regions, files and outputs, and an unknown one is refused', async () => {
    const sources = {
      regions: { known: 'table' },
      example: () => 'a:\n  b: 1\n\n  c: 2\nd: 3\n',
      transcript: async (commands: readonly string[]) => `${commands.join('+')}\n`,
    };
    const page =
      '<!-- begin known -->\nold\n<!-- end known -->\n<!-- file x a -->\n```yaml\nold\n```\n```text\n$ one\nold\n$ two\n```\n';
    expect(await filled(page, sources)).toBe(
      '<!-- begin known -->\n\ntable\n\n<!-- end known -->\n<!-- file x a -->\n```yaml\na:\n  b: 1\n\n  c: 2\n```\n```text\none+two\n```\n',
    );
    await expect(filled('<!-- begin other -->\n<!-- end other -->', sources)).rejects.toThrow('no region other');
    expect(() => excerpt('a: 1', 'b')).toThrow('no key b');
  });
});

describe('the commands of the manuals', () => {
  const run = transcriber(fileURLToPath(new URL('examples/', docs)));

  it('find what the ones before have written, in memory', async () => {
    const shown = await run([
      'npx shiji score small-town.yaml small-town.json --json > first.json',
      'npx shiji score small-town.yaml small-town.json --history first.json | head -1',
    ]);
    expect(shown.split('\n').map((line) => line.slice(0, 8))).toEqual([
      '$ npx sh',
      '$ npx sh',
      // The warning that these results are not earlier ones: so the file was read.
      'first.js',
      '某镇干部季度考核',
      '',
    ]);
    expect(existsSync(new URL('examples/first.json', docs))).toBe(false);
  });

  it('fail by mistake where the exit code is not shown, and not where it is', async () => {
    await expect(run(['npx shiji check slips.yaml'])).rejects.toThrow('slips.yaml');
    expect(await run(['npx shiji check slips.yaml', 'echo $?'])).toMatch(/\$ echo \$\?\n1\n$/);
    await expect(run(['ls'])).rejects.toThrow("can't run: ls");
  });
});

describe('the examples', () => {
  const names = readdirSync(new URL('examples/', docs)).filter((name) => name.endsWith('.yaml'));

  it.each(names.filter((name) => name !== 'slips.yaml'))('%s checks without a finding', (name) => {
    expect(readScheme(textAt(`examples/${name}`)).diagnostics).toEqual([]);
  });
});

describe('the rulings that are shown', () => {
  const page = textAt('手册/事实与工作簿.md');
  const tables = rowsOnPage(page);
  const tried = rowsOnPage(page.replaceAll('<!-- try ', '<!-- facts ')).get('裁定') ?? [];
  const settled = tables.get('裁定') ?? [];
  const { scheme } = readScheme(textAt('examples/liuxi.yaml'));
  if (scheme === undefined) throw new Error('liuxi.yaml does not check');

  const outcome = (rulings: typeof settled): string => {
    const { run, diagnostics } = score(scheme, factsOf(new Map([...tables, ['裁定', rulings]])));
    expect(diagnostics).toEqual([]);
    if (run === undefined) throw new Error('no run');
    const { subjects, seats, open } = resultOf(run);
    return JSON.stringify({ subjects, seats, open });
  };

  it.each(settled.map((row) => [Object.values(row).join(' '), row] as const))('%s settles something', (_, row) => {
    expect(outcome(settled.filter((other) => other !== row))).not.toBe(outcome(settled));
  });

  const others = tried.slice(settled.length);
  it.each(others.map((row) => [Object.values(row).join(' '), row] as const))(
    '%s changes something by itself',
    (_, row) => {
      expect(outcome([row])).not.toBe(outcome([]));
    },
  );

  it('are of every kind', () => {
    expect([...new Set([...settled, ...others].map((row) => row.类别))].sort()).toEqual([
      '对象',
      '测评',
      '范围',
      '记录',
    ]);
  });
});

describe('the actions of consequences', () => {
  it('have one name each: those of the program stand in the table of their chapter', () => {
    const page = textAt('手册/方案编写手册.md');
    const [, chapter = ''] = page.split('## 9. 结果运用');
    const [table = ''] = chapter.split('## 10.');
    const [, rows = ''] = table.split('|---|---|---|---|');
    const listed = [...rows.matchAll(/`([a-z-]+)` \| ([^|`]+?) \|/g)].map(([, word, name]) => `${word} ${name}`);
    // The appendix is written by the program.
    const [, words = ''] = /then\[\]\.do` \|.*措施的种类：(.*) \|/.exec(page) ?? [];
    expect(listed.sort()).toEqual(words.split('，').sort());
    expect(listed.length).toBeGreaterThan(10);
  });
});

describe('the links of the manuals', () => {
  const anchor = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-');
  const anchorsOf = (page: string): string[] =>
    [...textAt(page).matchAll(/^#+ (.+)$/gm)].map((match) => anchor(match[1] ?? ''));

  it.each(manualPages)('%s leads nowhere in vain', (page) => {
    const links = [...textAt(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const broken = links.filter((link) => {
      const [file = '', place] = link.split('#');
      const target = new URL(file === '' ? page : encodeURI(file), new URL(page, docs));
      if (file !== '' && !existsSync(target)) return true;
      return place !== undefined && file === '' && !anchorsOf(page).includes(place);
    });
    expect(broken).toEqual([]);
  });
});
