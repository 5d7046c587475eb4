/** A bulletin as it reads, on the console, on the phone and on paper. */
import { spokenDayOf } from '../../ui/moment.ts';
import styles from './bulletins.module.css';
import { type Bulletin, words } from './copy.ts';

type Body = Pick<Bulletin, 'title' | 'opening' | 'sections' | 'lists'> &
  Partial<Pick<Bulletin, 'year' | 'number' | 'introduction' | 'requests' | 'signedBy' | 'issuedAt'>>;

export function BulletinBody({ body }: { readonly body: Body }) {
  const { title, year, number, introduction = '', requests = '', signedBy, issuedAt, lists } = body;
  return (
    <article className={styles.paper}>
      <h2 className={styles.title}>{title}</h2>
      {year !== undefined && number !== undefined && <p className={styles.number}>（{words.number(year, number)}）</p>}
      <Paragraphs text={introduction} />
      <p className={styles.text}>{body.opening}</p>
      {body.sections.map(({ heading, lines, table }) => (
        <section key={heading}>
          <h3 className={styles.heading}>{heading}</h3>
          {lines.map((line) => (
            <p key={line} className={styles.text}>
              {line}
            </p>
          ))}
          {table && <Table label={heading} columns={table.columns} rows={table.rows} counts />}
        </section>
      ))}
      {requests !== '' && (
        <section>
          <h3 className={styles.heading}>{words.requestsHeading}</h3>
          <Paragraphs text={requests} />
        </section>
      )}
      {signedBy !== undefined && issuedAt !== undefined && (
        <p className={styles.signed}>
          {signedBy}
          <br />
          {spokenDayOf(issuedAt)}
        </p>
      )}
      {lists.length > 0 && <p className={styles.note}>{words.lists}</p>}
      {lists.map(({ organization, heading, columns, rows }) => (
        <section key={`${organization.id} ${heading}`}>
          <h3 className={styles.heading}>{`${organization.name}：${heading}`}</h3>
          <Table label={`${organization.name} ${heading}`} columns={columns} rows={rows} />
        </section>
      ))}
    </article>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (
      <p key={line} className={styles.text}>
        {line}
      </p>
    ));
}

interface TableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Everything but the first column is a number. */
  readonly counts?: boolean;
}

function Table({ label, columns, rows, counts }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too.
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={counts ? styles.counts : styles.names}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((cell, n) => (
                <td key={columns[n]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
