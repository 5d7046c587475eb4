/** What keeps results from being final: whose fact lacks or which matter is undecided, and who only waits for that. */
import { spokenSetting } from '../facts/ruling-words.ts';
import { figureWord } from '../scheme/called.ts';
import { insideSplits } from '../scheme/tree.ts';
import { reasonText, settleText } from '../words/reasons.ts';
import type { Absence, Reason } from './column.ts';
import type { Evaluated } from './evaluate.ts';
import { finishedFigure, MOST_ROOTS, publishedBy, whyText } from './outcomes.ts';
import type { Decision, OpenItem, SubjectResult, Waiting, WaitingItem } from './result.ts';
import { isOwn, type Root, rootsOf } from './roots.ts';

/** An absence, and the figures that have it. */
interface Lacking {
  readonly absence: Absence;
  readonly figures: readonly string[];
}
/** Something to be settled, and the matters of others that it comes down to; none where it is the subject's own. */
export interface Item {
  readonly item: OpenItem;
  readonly awaited: readonly Root[];
}

/** What keeps the subject's result from being final: total, rank and grade without a value, and consequences that can't be told. */
export function openItems(evaluated: Evaluated, row: number, untold: readonly Lacking[]): Item[] {
  const { run } = evaluated;
  const published = publishedBy(evaluated.population).flatMap((id): Lacking[] => {
    const absence = finishedFigure(id, evaluated).column.absent.at(row);
    return absence === undefined ? [] : [{ absence, figures: [id] }];
  });
  const items = new Map<string, Item>();
  for (const { absence, figures } of [...published, ...untold]) {
    const { kind, because } = absence;
    if (kind === 'notApplicable') continue;
    for (const reason of because) {
      const roots = rootsOf(figures, row, reason, run);
      const own = isOwn(roots, row, run);
      const said = { kind, ...itemOf(reason, whyText(reason, roots, row, run), row, evaluated) };
      const item = own ? said : { ...said, awaits: awaitsOf(roots) };
      items.set(`${item.figure}/${item.code}/${item.text}`, { item, awaited: own ? [] : roots });
    }
  }
  return [...items.values()];
}

function itemOf(
  { code, figure, values }: Reason,
  text: string,
  row: number,
  evaluated: Evaluated,
): Omit<OpenItem, 'kind'> {
  const ruling = rulingOn(figure, row, evaluated);
  return { code, figure, text, settle: settleText(code, values), ...(ruling === undefined ? {} : { ruling }) };
}

const awaitsOf = (roots: readonly Root[]): NonNullable<OpenItem['awaits']> => ({
  count: roots.length,
  first: roots.slice(0, MOST_ROOTS).map(({ run, row, reason: { code, figure } }) => ({
    subject: run.idOf(row),
    code,
    figure,
  })),
});

/** The setting of the ruling that would put a number in place of what lacks; what lacks inside a split is the split's to say. */
function rulingOn(lacking: string, row: number, { finished, run }: Evaluated): string | undefined {
  const figure = finished.has(lacking) ? lacking : (insideSplits(run.scheme).get(lacking) ?? lacking);
  const column = finished.get(figure)?.column;
  const kind = column?.absent.at(row)?.kind;
  // A rank takes no number, and a share none either: the shares must stay what was split.
  if (column?.kind !== 'number' || column.ranking !== undefined) return undefined;
  if (run.figure(figure).term.kind === 'divide') return undefined;
  return kind === 'held' || kind === 'missing' ? spokenSetting('missing', figureWord(run.scheme, figure)) : undefined;
}

/** A subject's result with what keeps it from being final. */
export interface WithItems {
  readonly result: SubjectResult;
  readonly items: readonly Item[];
}

/**
 * Everybody who isn't final, but for what a decision names already, and everybody whose own result is final while others wait for a fact of
 * theirs: a ruling may have settled the result of one whose figure the others are still compared with.
 */
export function waitingOf(
  subjects: readonly WithItems[],
  open: readonly Decision[],
  populations: readonly Evaluated[],
): Waiting[] {
  const decided = new Set(open.flatMap((d) => d.subjects.map((id) => `${id}\n${d.code}`)));
  const left = (subject: string, { code }: Pick<OpenItem, 'code'>): boolean => !decided.has(`${subject}\n${code}`);
  const awaited = awaitedIn(subjects, populations);
  const found: Waiting[] = [];
  for (const { result, items } of subjects) {
    const { id, population, pool } = result;
    const own = items.map(({ item }) => item);
    const matters = awaited.get(id) ?? new Map<string, Matter>();
    const others = (item: OpenItem): number => matters.get(matterKey(item))?.others ?? 0;
    const more = [...matters.values()].map(({ item }) => item);
    const all = [...new Map([...own, ...more].map((item) => [matterKey(item), item])).values()];
    const list = all.filter((item) => left(id, item)).map((item) => ({ ...item, others: others(item) }));
    if (list.length === 0) continue;
    found.push({ subject: id, population, ...('value' in pool ? { pool: pool.value } : {}), items: rootsFirst(list) });
  }
  return [...found.filter(lacksItself), ...found.filter((w) => !lacksItself(w))];
}

const lacksItself = ({ items }: Waiting): boolean => items.some((item) => item.awaits === undefined);
const rootsFirst = (items: readonly WaitingItem[]): WaitingItem[] => [
  ...items.filter((item) => item.awaits === undefined),
  ...items.filter((item) => item.awaits !== undefined),
];

interface Matter {
  readonly item: OpenItem;
  /** How many other subjects wait for it. */
  readonly others: number;
}
const matterKey = ({ figure, code, text }: OpenItem): string => `${figure}\n${code}\n${text}`;

/** What others wait for, by the id of whoever lacks it. */
function awaitedIn(
  subjects: readonly WithItems[],
  populations: readonly Evaluated[],
): ReadonlyMap<string, ReadonlyMap<string, Matter>> {
  // Those who wait for a pool have its list in common: lists are looked at once, however many wait.
  const waiters = new Map<readonly Root[], Set<string>>();
  for (const { result, items } of subjects) {
    for (const { awaited } of items) {
      if (awaited.length > 0) waiters.set(awaited, (waiters.get(awaited) ?? new Set()).add(result.id));
    }
  }
  const evaluated = new Map(populations.map((p) => [p.population.id, p]));
  const byRoot = new Map<string, { readonly root: Root; readonly item: OpenItem; sets: ReadonlySet<string>[] }>();
  for (const [roots, ids] of waiters) {
    for (const root of roots) {
      const at = evaluated.get(root.run.population);
      if (at === undefined) throw new Error(`no population ${root.run.population}`);
      const { code, values } = root.reason;
      const item = { kind: kindOf(root), ...itemOf(root.reason, reasonText(code, values), root.row, at) };
      const key = `${root.run.idOf(root.row)}\n${matterKey(item)}`;
      const known = byRoot.get(key);
      if (known === undefined) byRoot.set(key, { root, item, sets: [ids] });
      else known.sets.push(ids);
    }
  }
  const found = new Map<string, Map<string, Matter>>();
  for (const { root, item, sets } of byRoot.values()) {
    const id = root.run.idOf(root.row);
    const ids = sets.length === 1 ? (sets[0] as ReadonlySet<string>) : new Set(sets.flatMap((set) => [...set]));
    const others = ids.size - (ids.has(id) ? 1 : 0);
    const mine = found.get(id) ?? new Map<string, Matter>();
    found.set(id, mine);
    mine.set(matterKey(item), { item, others });
  }
  return found;
}

/** Nobody waits for what does not concern somebody. */
function kindOf({ kind, reason }: Root): OpenItem['kind'] {
  if (kind === 'notApplicable') throw new Error(`${reason.code} is waited for and does not apply`);
  return kind;
}
