/** How many ballots came from each group, and how many of them counted. */
import list from '../../console/list.module.css';
import { words } from './copy.ts';
import polls from './polls.module.css';
import type { Results } from './shapes.ts';

const { results: says } = words;

export function Turnout({ results }: { readonly results: Results }) {
  const several = results.electorates.some(({ questions }) => questions.length > 1);
  const forms = results.electorates.some(({ formName }) => formName !== '');
  const names = new Map(results.boards.flatMap(({ questions }) => questions.map(({ id, name }) => [id, name])));
  return (
    <div className={polls.scroll}>
      <table className={list.table}>
        <thead>
          <tr>
            {forms && <th scope="col">{says.form}</th>}
            <th scope="col">{says.group}</th>
            {several && <th scope="col">{says.question}</th>}
            <Numbers of={[says.expected, says.received, says.valid, says.invalid, says.blank]} />
          </tr>
        </thead>
        <tbody>
          {results.electorates.map((one) =>
            one.questions.map((question, at) => (
              <tr key={`${one.id} ${question.question}`}>
                {forms && <td>{at === 0 && one.formName}</td>}
                <td>
                  {at === 0 && (one.group || says.everybody)}
                  {at === 0 && one.struck !== undefined && <div className={list.soft}>{says.struck(one.struck)}</div>}
                </td>
                {several && <td>{names.get(question.question) ?? question.question}</td>}
                <td className={list.number}>{at === 0 && one.expected}</td>
                <td className={list.number}>{at === 0 && one.received}</td>
                {question.tooFew ? (
                  <td colSpan={3} className={list.soft}>
                    {says.tooFew(question.least)}
                  </td>
                ) : (
                  [question.valid, question.void, question.blank].map((count, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move.
                    <td key={index} className={list.number}>
                      {count}
                    </td>
                  ))
                )}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Numbers({ of }: { readonly of: readonly string[] }) {
  return of.map((name) => (
    <th key={name} scope="col" className={list.number}>
      {name}
    </th>
  ));
}
