/** Everybody's result: narrowed by unit and grade, in the order of rank or of the roster; a name opens the sheet. */
import { type KeyboardEvent, useState } from 'react';
import list from '../../console/list.module.css';
import { useFilters } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action, ChoiceField } from '../../ui/controls.tsx';
import { type Board, type ResultLine, words } from './copy.ts';
import { spokenPeriod } from './period.ts';
import { SheetDrawer } from './SheetDrawer.tsx';

const { board: says } = words;
const NO_GRADE = '-';

export function LinesTable({ round, board }: { readonly round: string; readonly board: Board }) {
  const { values, change } = useFilters(['unit', 'grade', 'order']);
  const [opened, open] = useState<ResultLine['person']>();
  const units = [...new Set(board.lines.map(({ unit }) => unit))];
  const lines = board.lines.filter(
    ({ unit, grade }) =>
      (values.unit === '' || unit === values.unit) &&
      (values.grade === '' || (values.grade === NO_GRADE ? grade === undefined : grade === values.grade)),
  );
  const ranked = values.order === 'roster' ? lines : [...lines].sort((a, b) => placeOf(a) - placeOf(b));
  const periods = [...new Set(board.lines.flatMap(({ earlier = [] }) => earlier.map(({ period }) => period)))].sort();
  return (
    <Section title={says.lines}>
      <div className={list.tools}>
        <ChoiceField
          label={says.unit}
          value={values.unit}
          onValue={(unit) => change({ unit })}
          options={[{ value: '', label: says.allUnits }, ...units.map((unit) => ({ value: unit, label: unit }))]}
        />
        <ChoiceField
          label={says.grade}
          value={values.grade}
          onValue={(grade) => change({ grade })}
          options={[
            { value: '', label: says.allGrades },
            ...board.levels.map((grade) => ({ value: grade, label: grade })),
            { value: NO_GRADE, label: says.noGrade },
          ]}
        />
        <ChoiceField
          label={says.order}
          value={values.order}
          onValue={(order) => change({ order })}
          options={[
            { value: '', label: says.byRank },
            { value: 'roster', label: says.byRoster },
          ]}
        />
      </div>
      {ranked.length === 0 ? (
        <p className={list.soft}>{says.empty}</p>
      ) : (
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">{says.name}</th>
              <th scope="col">{says.at}</th>
              {periods.map((period) => (
                <th key={period} scope="col">
                  {spokenPeriod(period)}
                </th>
              ))}
              <th scope="col" className={list.number}>
                {says.total}
              </th>
              <th scope="col">{says.grade}</th>
              <th scope="col" className={list.number}>
                {says.rank}
              </th>
              <th scope="col">{says.note}</th>
            </tr>
          </thead>
          <tbody onKeyDown={step}>
            {ranked.map(({ person, unit, total, grade, rank, because, earlier = [], unmet = [] }) => (
              <tr key={person.id}>
                <td className={list.keep}>
                  <Action kind="plain" data-line="" aria-label={says.open(person.name)} onClick={() => open(person)}>
                    {person.name}
                  </Action>
                </td>
                <td className={list.keep}>{unit}</td>
                {periods.map((period) => (
                  <Past key={period} past={earlier.find((one) => one.period === period)} />
                ))}
                <td className={list.number}>{total}</td>
                <td className={list.keep}>{grade ?? '—'}</td>
                <td className={list.number}>{rank}</td>
                <td className={list.soft}>{[because, ...unmet.map(({ text }) => text)].filter(Boolean).join('；')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {opened && (
        <SheetDrawer
          round={round}
          person={opened}
          {...(board.version === undefined ? {} : { version: board.version.version })}
          close={() => open(undefined)}
        />
      )}
    </Section>
  );
}

/** The grade of a period before, with its score below. */
function Past({ past }: { readonly past: NonNullable<ResultLine['earlier']>[number] | undefined }) {
  return (
    <td className={list.keep}>
      <div>{past?.grade ?? '—'}</div>
      {past?.total !== undefined && <div className={list.soft}>{past.total}</div>}
    </td>
  );
}

/** Whoever has no rank comes last. */
const placeOf = ({ rank }: ResultLine): number => (rank === undefined ? Number.POSITIVE_INFINITY : Number(rank));

/** The arrows go from name to name. */
function step(event: KeyboardEvent<HTMLTableSectionElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const at = names.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  names[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
