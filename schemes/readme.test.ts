/** Each place's README against its schemes: the table of rules, the nodes and cases that it names, and the list of local choices. */
import { readFileSync } from 'node:fs';
import type { Scheme } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { places, shippedSchemes } from './testing/library.ts';

const RULE = /^[A-Z]{2}-\d{2}$/;

/** One line of the table: rule, what it says, where it stands in the scheme, cases. */
interface Row {
  readonly rule: string;
  readonly nodes: readonly string[];
  readonly cases: readonly string[];
}

function rowsOf(readme: string): Row[] {
  return readme.split('\n').flatMap((line) => {
    const [, rule = '', , nodes = '', cases = ''] = line.split('|').map((cell) => cell.trim());
    if (!RULE.test(rule)) return [];
    return [{ rule, nodes: all(nodes, /`([^`]+)`/g), cases: all(cases, /\((cases\/[^)]+)\)/g) }];
  });
}

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** A node that names rules or says that it is a local choice: `politics`, `level.seats`, `level.exceptions.up`. */
interface Marked {
  readonly name: string;
  readonly rules: readonly string[];
  readonly local?: string;
}

function markedNodes({ attributes, parameters, populations, figures, consequences, process = [] }: Scheme): Marked[] {
  const found: Marked[] = [];
  const visit = (node: unknown, name: string): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item, name);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { id, clause, local, term } = node as Readonly<Record<string, unknown>>;
    // A figure goes by its own id wherever it stands.
    const own = typeof id !== 'string' ? name : name === '' || term !== undefined ? id : `${name}.${id}`;
    const rules = (Array.isArray(clause) ? clause.map(String) : []).filter((rule) => RULE.test(rule));
    found.push({ name: own, rules, ...(typeof local === 'string' ? { local } : {}) });
    for (const [key, value] of Object.entries(node)) visit(value, key === 'term' ? own : `${own}.${key}`);
  };
  visit([attributes, parameters, populations, figures, consequences], '');
  // Stages stand under `process`: figures may have the same ids.
  for (const stage of process) visit({ ...stage, id: `process.${stage.id}` }, '');
  return found;
}

describe.each(places)('schemes/%s/README.md', (place) => {
  const readme = readFileSync(new URL(`${place}/README.md`, import.meta.url), 'utf8');
  const rows = rowsOf(readme);
  const shipped = shippedSchemes(place);
  const nodes = shipped.flatMap(({ scheme }) => markedNodes(scheme));
  const clausesOf = new Map(
    shipped.flatMap(({ cases }) => cases.map((c) => [c.file.split(/[\\/]/).slice(-3).join('/'), c.clauses] as const)),
  );

  it('has one line for each rule that a scheme names, and none for others', () => {
    const carried = new Set(nodes.flatMap((node) => node.rules));
    expect(rows.map((row) => row.rule)).toEqual([...carried].sort());
  });

  it('names for each rule at least one case of that rule', () => {
    const faults = rows.flatMap(({ rule, cases }) =>
      cases.length === 0
        ? [`${rule}: no case`]
        : cases
            .filter((file) => !clausesOf.get(file)?.includes(rule))
            .map((file) => `${rule}: ${file} is no case of it`),
    );
    expect(faults).toEqual([]);
  });

  it('names every case', () => {
    const named = rows.flatMap((row) => row.cases);
    expect([...clausesOf.keys()].filter((file) => !named.includes(file))).toEqual([]);
  });

  it('names for each rule nodes that carry it', () => {
    const faults = rows.flatMap(({ rule, nodes: names }) =>
      names.length === 0
        ? [`${rule}: no node`]
        : names
            .filter((name) => !nodes.some((node) => node.name === name && node.rules.includes(rule)))
            .map((name) => `${rule}: ${name} does not carry it`),
    );
    expect(faults).toEqual([]);
  });

  it('lists every local choice in the words of the scheme', () => {
    const choices = nodes.flatMap(({ name, local }) => (local === undefined ? [] : [{ name, local }]));
    expect(choices.filter(({ local }) => !readme.includes(local))).toEqual([]);
  });
});
