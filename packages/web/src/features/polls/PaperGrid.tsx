/** The grid of one question: subjects down, marks across, each row checked against the valid papers. */
import { Action, classes } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { CellInput, Fault } from './fields.tsx';
import type { CheckedQuestion, QuestionCounts, RowFault } from './paper-counts.ts';
import styles from './papers.module.css';
import polls from './polls.module.css';
import type { PollForm, PollQuestion } from './shapes.ts';

const { papers: says } = words;

interface PaperGridProps {
  readonly question: PollQuestion;
  readonly titled: boolean;
  readonly subjects: PollForm['subjects'];
  readonly counts: QuestionCounts;
  readonly check: CheckedQuestion;
  /** Rows that lack something are told once the person has tried to go on; those with too much at once. */
  readonly tried: boolean;
  readonly differences: readonly string[];
  readonly onCounts: (counts: QuestionCounts) => void;
}

export function PaperGrid({ question, titled, subjects, counts, check, tried, differences, onCounts }: PaperGridProps) {
  const numbers = question.marks.kind === 'numbers';
  const lead = titled ? `${question.name}：` : '';
  const type = (row: number, column: number, text: string) =>
    onCounts({
      ...counts,
      cells: counts.cells.map((cells, at) =>
        at === row ? cells.map((cell, index) => (index === column ? text : cell)) : cells,
      ),
    });
  const mark = (column: number, text: string) =>
    onCounts({ ...counts, marks: counts.marks.map((each, at) => (at === column ? text : each)) });
  const addColumn = () =>
    onCounts({ ...counts, marks: [...counts.marks, ''], cells: counts.cells.map((cells) => [...cells, '']) });
  return (
    <div className={styles.question}>
      {titled && <h3 className={styles.name}>{question.name}</h3>}
      <p className={styles.total}>
        {says.void}
        <CellInput
          label={says.void}
          value={counts.void}
          placeholder="0"
          onValue={(text) => onCounts({ ...counts, void: text })}
        />
        {says.sheets}
        {differences.includes(`${lead}废票数`) && <span className={styles.mark}>{says.differsHere}</span>}
        <span className={polls.hint}>{check.valid !== undefined && says.valid(check.valid)}</span>
      </p>
      <div className={polls.scroll}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">{says.subject}</th>
              {counts.marks.map((each, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column has nothing else that stays while it is typed.
                <th key={column} scope="col">
                  {numbers ? (
                    <CellInput
                      label={`${says.markColumn} ${column + 1}`}
                      value={each}
                      fault={check.badMarks.includes(column) ? says.badMark : undefined}
                      onValue={(text) => mark(column, text)}
                    />
                  ) : (
                    each
                  )}
                </th>
              ))}
              <th scope="col">{says.sum}</th>
              <th scope="col">{says.unmarked}</th>
            </tr>
          </thead>
          <tbody>
            {subjects.map(({ id, name, line }, row) => {
              const { sum, unmarked, fault } = check.rows[row] ?? {};
              const told = fault && (fault.kind !== 'short' || tried) ? fault : undefined;
              return (
                <tr key={id}>
                  <th scope="row">
                    {name}
                    {line && <span className={styles.line}>{line}</span>}
                    <Fault>{told && sentenceOf(told, name, check.valid ?? 0)}</Fault>
                  </th>
                  {counts.marks.map((each, column) => {
                    const differs = differences.some((place) => isAt(place, lead, name, each));
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as the columns of the head.
                      <td key={column} className={classes(differs && styles.differs)}>
                        <CellInput
                          label={says.cell(name, each)}
                          value={counts.cells[row]?.[column] ?? ''}
                          placeholder="0"
                          fault={told ? sentenceOf(told, name, check.valid ?? 0) : undefined}
                          onValue={(text) => type(row, column, text)}
                        />
                        {differs && <span className={styles.mark}>{says.differsHere}</span>}
                      </td>
                    );
                  })}
                  <td className={styles.sum}>{sum ?? '—'}</td>
                  <td className={styles.sum}>{unmarked ?? '—'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {numbers && (
        <div>
          <Action kind="plain" onClick={addColumn}>
            {says.addMark}
          </Action>
          <Fault>{check.badMarks.length > 0 ? says.badMark : undefined}</Fault>
        </div>
      )}
    </div>
  );
}

function sentenceOf(fault: RowFault, name: string, valid: number): string {
  if (fault.kind === 'bad') return says.bad(name);
  return fault.kind === 'over' ? says.over(name, fault.sum, valid) : says.short(name, fault.missing);
}

/** Where two readings differ, as the server names the place. */
function isAt(place: string, lead: string, subject: string, mark: string): boolean {
  return place === `${lead}${subject}的“${mark}”`;
}
