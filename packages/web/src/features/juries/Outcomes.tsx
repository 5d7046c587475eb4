/** What came out so far: every value without a name, those that don't count struck through, the mean as the engine has it. */
import { Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { classes } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import table from '../../ui/table.module.css';
import { words } from './copy.ts';
import type { JuryPage } from './form.ts';
import styles from './juries.module.css';

type Subject = JuryPage['subjects'][number];

export function Outcomes({ page }: { readonly page: JuryPage }) {
  const say = words.outcome;
  const ended = page.subjects
    .filter(({ state }) => state === 'ended')
    .sort((a, b) => Number(a.outcome?.rank ?? 1e6) - Number(b.outcome?.rank ?? 1e6));
  return (
    <Section title={say.title}>
      {ended.length === 0 ? (
        <p className={styles.hint}>{say.none}</p>
      ) : (
        <>
          {page.state === 'open' && <p className={styles.hint}>{say.soFar}</p>}
          <table className={table.table}>
            <Heads of={[say.head.rank, say.head.name, say.head.values, say.head.mean, say.head.how]} />
            <tbody>
              {ended.map((subject) => (
                <Row key={subject.id} subject={subject} settledBy={page.rules.settledBy} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}

function Row({ subject, settledBy }: { readonly subject: Subject; readonly settledBy: string }) {
  const say = words.outcome;
  const { outcome } = subject;
  if (outcome === undefined)
    return (
      <tr>
        <td />
        <td>{subject.name}</td>
        <td colSpan={3}>{say.erased}</td>
      </tr>
    );
  const { groups, mean, arithmetic, lines, notes, rank, tied, chosen, lacks } = outcome;
  return (
    <tr>
      <td>
        {rank !== undefined && say.rank(rank, tied)}
        {tied && <div className={styles.small}>{say.tie(settledBy)}</div>}
      </td>
      <td>
        {subject.name}
        <div className={styles.small}>{subject.line}</div>
        {chosen && <Mark tone={chosen.open ? 'warn' : 'good'}>{chosen.name}</Mark>}
      </td>
      <td>
        {groups.map(({ role, values }) => (
          <div key={role}>
            {role !== '' && <span className={styles.small}>{role}：</span>}
            {values.map(({ value, dropped }, at) =>
              dropped ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: equal values are alike, and they never move
                <del key={at} className={classes(styles.value, styles.dropped)} title={say.dropped(value)}>
                  {value}
                </del>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: equal values are alike, and they never move
                <span key={at} className={styles.value}>
                  {value}
                </span>
              ),
            )}
          </div>
        ))}
      </td>
      <td className={styles.mean}>{mean}</td>
      <td className={styles.small}>
        {lacks ?? arithmetic}
        {lines.map((line) => (
          <div key={line.label}>{`${line.label}：${line.arithmetic} = ${line.value}`}</div>
        ))}
        {notes.map((note) => (
          <div key={note}>{note}</div>
        ))}
      </td>
    </tr>
  );
}
