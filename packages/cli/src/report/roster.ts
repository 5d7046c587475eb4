/** Who was assessed, in which unit, and with which grade: the sheets of a run set in order for counting and listing. */
import { explain, type Figure, placedFigures, type Run, type Sheet } from '@shiji/engine';
import { copy } from './copy.ts';

/** A population with the people in it. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Figure ids, as far as the scheme publishes them. */
  readonly total: string;
  readonly rank?: string;
  readonly grade?: string;
  /** Best first; empty where the scheme gives no grades. */
  readonly levels: readonly string[];
  /** What the units are called: 单位, 村 … */
  readonly unitName: string;
  readonly members: readonly Member[];
}

export interface Member {
  readonly sheet: Sheet;
  readonly unit: string;
  /** Index into the group's levels; then one for pending, one for those who get no grade. */
  readonly gradeIndex: number;
  /** How many of the unit were ranked with them. */
  readonly poolSize: number;
}

/** Every figure of the scheme by id. */
export function figuresById(run: Run): ReadonlyMap<string, Figure> {
  return new Map(placedFigures(run.scheme).map(({ figure }) => [figure.id, figure]));
}

/** The populations of a run with their members, in order of id. */
export function groupsOf(run: Run, figures: ReadonlyMap<string, Figure>): Group[] {
  return run.populations.map(({ population, rows }) => {
    const { id, name, total, rank, grade } = population;
    const attribute = unitAttribute(run, rank === undefined ? undefined : figures.get(rank));
    // Villages may have no unit at all: then the population is the unit.
    const unit = Array.from(rows.subject).some(
      (i) => attribute !== undefined && run.attributes.value(i, attribute.id) !== undefined,
    )
      ? attribute
      : undefined;
    const found = Array.from(rows.subject, (index) => {
      const sheet = explain(run, run.facts.subjects.at(index).id);
      if (sheet === undefined) throw new Error(`subject ${index} of ${id} has no sheet`);
      const value = unit === undefined ? name : run.attributes.value(index, unit.id);
      return { sheet, unit: value ?? '' };
    });
    const known = levelsOf(grade === undefined ? undefined : figures.get(grade), figures);
    const given = found.flatMap(({ sheet }) => ('value' in sheet.grade ? [sheet.grade.value] : []));
    const levels = [...new Set([...known, ...given])];
    const sizes = new Map<string, number>();
    for (const { sheet } of found) {
      if ('value' in sheet.rank) sizes.set(poolOf(sheet), (sizes.get(poolOf(sheet)) ?? 0) + 1);
    }
    return {
      id,
      name,
      total,
      ...(rank === undefined ? {} : { rank }),
      ...(grade === undefined ? {} : { grade }),
      levels,
      unitName: unit?.name ?? copy.unitDefault,
      members: found.map((member) => ({
        ...member,
        gradeIndex: gradeIndexOf(member.sheet, levels),
        poolSize: sizes.get(poolOf(member.sheet)) ?? 0,
      })),
    };
  });
}

const poolOf = (sheet: Sheet): string => ('value' in sheet.pool ? sheet.pool.value : '');

/** The levels that the scheme names, best first; a grade figure may also hand on another one's grade. */
function levelsOf(figure: Figure | undefined, figures: ReadonlyMap<string, Figure>): readonly string[] {
  if (figure?.term.kind === 'grade') return figure.term.levels.map((l) => l.level);
  return figure?.term.kind === 'figure' ? levelsOf(figures.get(figure.term.figure), figures) : [];
}

/** What people are ranked within; else the attribute that is the unit by name; else nothing but the population. */
function unitAttribute(run: Run, rank: Figure | undefined): { id: string; name: string } | undefined {
  const attributes = run.scheme.attributes ?? [];
  const within = rank?.term.kind === 'rank' ? rank.term.in : undefined;
  return attributes.find((a) => a.id === within) ?? attributes.find((a) => a.id === 'unit' || a.name === '单位');
}

function gradeIndexOf({ grade }: Sheet, levels: readonly string[]): number {
  if ('value' in grade) return levels.indexOf(grade.value);
  return grade.absent === 'notApplicable' ? levels.length + 1 : levels.length;
}
