/** Results by question: a table by place, each number opens how it came about. */
import { useState } from 'react';
import list from '../../console/list.module.css';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { GroupCounts } from './GroupCounts.tsx';
import polls from './polls.module.css';
import styles from './results.module.css';
import { StepsDialog } from './StepsDialog.tsx';
import type { Results } from './shapes.ts';

type Board = Results['boards'][number];
export type Row = Board['questions'][number]['rows'][number];

const { results: says } = words;

export function Boards({ results }: { readonly results: Results }) {
  return results.boards.flatMap((board) =>
    board.questions.map((question) => (
      <Section key={`${board.name} ${question.id}`} title={[board.name, question.name].filter(Boolean).join('：')}>
        <QuestionTable rows={question.rows} />
      </Section>
    )),
  );
}

function QuestionTable({ rows }: { readonly rows: readonly Row[] }) {
  const [opened, open] = useState<Row>();
  return (
    <div className={polls.scroll}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{says.place}</th>
            <th scope="col">{says.subject}</th>
            <th scope="col" className={list.number}>
              {says.mean}
            </th>
            <th scope="col">{says.counts}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.subject}>
              <td className={styles.place}>
                {row.place !== undefined && (
                  <>
                    {row.place} {row.tied && <span className={styles.tied}>{says.tied}</span>}
                  </>
                )}
              </td>
              <td className={styles.subject}>
                <span className={styles.name}>{row.name}</span>
                {row.line && <span className={styles.line}>{row.line}</span>}
              </td>
              <td className={styles.mean}>
                {row.mean === undefined ? (
                  <span className={list.soft}>{row.because ?? says.noMean}</span>
                ) : (
                  <Action kind="plain" aria-label={says.open(row.name, row.mean)} onClick={() => open(row)}>
                    {row.mean}
                  </Action>
                )}
              </td>
              <td>
                <GroupCounts groups={row.groups} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened && <StepsDialog row={opened} close={() => open(undefined)} />}
    </div>
  );
}
