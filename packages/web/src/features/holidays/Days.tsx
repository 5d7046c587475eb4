/** Days off as a list, days in a row together. */
import list from '../../console/list.module.css';
import { Mark } from '../../console/lists.tsx';
import { type Day, runsOf, words } from './copy.ts';

export function Days({ days }: { readonly days: readonly Day[] }) {
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{words.days}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col" className={list.number}>
            {words.count}
          </th>
          <th scope="col">{words.name}</th>
        </tr>
      </thead>
      <tbody>
        {runsOf(days).map((run) => (
          <tr key={`${run.first.day} ${run.first.kind}`}>
            <td>{words.span(run)}</td>
            <td className={list.keep}>
              <Mark {...(run.first.kind === 'worked' ? { tone: 'warn' as const } : {})}>{run.first.kindName}</Mark>
            </td>
            <td className={list.number}>{run.count}</td>
            <td>{run.first.name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
