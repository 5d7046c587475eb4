/**
 * `node bench/peers/sample.ts [people]`: GoRules ZEN and publicodes computing the total of the benchmark's scheme, one person at a time as they
 * do. Neither ranks nor shares out seats, so only totals are compared: how long a person takes, and how many totals differ from the exact ones.
 */
import { ZenEngine } from '@gorules/zen-engine';
import { scoreColumns } from '@shiji/engine';
import Engine from 'publicodes';
import { benchScheme, countyColumns, countyData } from '../columns.ts';
import { indicator, raters, rating } from '../county.ts';
import { busyNanoseconds, nanoseconds } from '../measured.ts';

const people = Number(process.argv[2] ?? 1000);
const ids = Array.from({ length: 18 }, (_, i) => `i${String(i + 1).padStart(2, '0')}`);
const weights = [0.4, 0.3, 0.2, 0.1];

interface Person {
  readonly points: Record<string, number>;
  readonly groups: readonly (readonly number[])[];
}
const persons = Array.from({ length: people }, (_, p): Person => {
  let next = 0;
  return {
    points: Object.fromEntries(ids.map((id, i) => [id, indicator(p, i) / 10])),
    groups: raters.map((count) => Array.from({ length: count }, () => rating(p, next++))),
  };
});

function exact(): string[] {
  const total = scoreColumns(benchScheme(), countyColumns(countyData(people))).populations[0]?.finished.get(
    'total',
  )?.column;
  if (total?.kind !== 'number') throw new Error('no total');
  return Array.from(total.vector.data as Float64Array, (units) => (units / 100).toFixed(2));
}

async function zen(): Promise<string[]> {
  const work = `${ids.slice(0, 17).join(' + ')} - i18`;
  const rated = weights.map((w, g) => `${w} * round(avg(g${g}), 2)`).join(' + ');
  const node = (id: string, type: string, content?: object): object => ({
    id,
    name: id,
    type,
    position: { x: 0, y: 0 },
    content: content ?? {},
  });
  const decision = new ZenEngine().createDecision({
    nodes: [
      node('in', 'inputNode'),
      node('total', 'expressionNode', {
        expressions: [{ id: 'e', key: 'total', value: `round(0.8 * (${work}) + 0.2 * (${rated}), 2)` }],
      }),
      node('out', 'outputNode'),
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'total', type: 'edge' },
      { id: 'b', sourceId: 'total', targetId: 'out', type: 'edge' },
    ],
  });
  const totals: string[] = [];
  for (const { points, groups } of persons) {
    const { result } = await decision.evaluate({
      ...points,
      ...Object.fromEntries(groups.map((g, i) => [`g${i}`, g])),
    });
    totals.push(Number(result.total).toFixed(2));
  }
  return totals;
}

function publicodes(): string[] {
  const marks = raters.flatMap((count, g) => Array.from({ length: count }, (_, r) => `g${g} r${r}`));
  const mean = (g: number): object => ({
    valeur: `(${marks.filter((m) => m.startsWith(`g${g} `)).join(' + ')}) / ${raters[g]}`,
    arrondi: '2 décimales',
  });
  const engine = new Engine(
    {
      ...Object.fromEntries([...ids, ...marks].map((id) => [id, { question: id, 'par défaut': 0 }])),
      ...Object.fromEntries(raters.map((_, g) => [`mean ${g}`, mean(g)])),
      work: { somme: [...ids.slice(0, 17), '0 - i18'] },
      rated: { somme: weights.map((w, g) => `${w} * mean ${g}`) },
      total: { valeur: '0.8 * work + 0.2 * rated', arrondi: '2 décimales' },
    } as never,
    { logger: { log() {}, warn() {}, error: console.error } } as never,
  );
  return persons.map(({ points, groups }) => {
    const rates = Object.fromEntries(groups.flatMap((group, g) => group.map((value, r) => [`g${g} r${r}`, value])));
    engine.setSituation({ ...points, ...rates } as never);
    return Number(engine.evaluate('total').nodeValue).toFixed(2);
  });
}

async function measure(
  name: string,
  compute: () => string[] | Promise<string[]>,
  right?: readonly string[],
): Promise<string[]> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const totals = await compute();
  const micros = nanoseconds(start, people) / 1000;
  const busy = busyNanoseconds(cpu, people) / 1000;
  const wrong = right === undefined ? 0 : totals.filter((total, p) => total !== right[p]).length;
  const took = `${micros.toFixed(1)} µs a person, ${busy.toFixed(1)} µs of processor time`;
  console.log(`${name}: ${took}; ${wrong} of ${people} totals differ from the exact ones`);
  return totals;
}

const right = exact();
await measure('GoRules ZEN', zen, right);
await measure('publicodes', publicodes, right);
