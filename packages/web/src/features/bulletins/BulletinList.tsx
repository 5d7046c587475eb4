/** Issued bulletins in a table, the latest first. */
import list from '../../console/list.module.css';
import { GoLink } from '../../console/lists.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { type BulletinLine, words } from './copy.ts';

export function BulletinList({ bulletins }: { readonly bulletins: readonly BulletinLine[] }) {
  const { columns } = words;
  return (
    <table className={list.table}>
      <Heads of={[columns.number, columns.title, columns.kind, columns.day]} />
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
