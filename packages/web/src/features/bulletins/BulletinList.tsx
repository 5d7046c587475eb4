/** Issued bulletins in a table, the latest first. */
import list from '../../console/list.module.css';
import { GoLink } from '../../console/lists.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { type BulletinLine, words } from './copy.ts';

export function BulletinList({ bulletins }: { readonly bulletins: readonly BulletinLine[] }) {
  const { columns } = words;
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.title}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.day}</th>
        </tr>
      </thead>
      <tbody>
        {bulletins.map(({ id, year, number, title, kindName, issuedAt }) => (
          <tr key={id}>
            <td className={list.keep}>{words.number(year, number)}</td>
            <td className={list.title}>
              <GoLink href={`/bulletins/${id}`}>{title}</GoLink>
            </td>
            <td className={list.keep}>{kindName}</td>
            <td className={list.keep}>{spokenDayOf(issuedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
