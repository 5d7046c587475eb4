/** A version tried on a past round: who would have come out otherwise, and why, before anybody approves it. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { Section } from '../../console/Page.tsx';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { type Compared, words } from './copy.ts';
import styles from './schemes.module.css';

const { trial: says } = words;

/** `text` as it stands, saved or not. Only for who may decide about results: others see nothing. */
export function TrialSection({ text }: { readonly text: string }) {
  const { abilities } = useMe();
  if (!abilities.includes('schemes.try')) return null;
  return (
    <Section title={says.title}>
      <p className={styles.soft}>{says.what}</p>
      <Trial text={text} />
    </Section>
  );
}

function Trial({ text }: { readonly text: string }) {
  const asked = useAsked('GET /api/rounds', {});
  const [round, choose] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [tried, setTried] = useState<{ readonly text: string; readonly compared: Compared }>();
  if (asked.state === 'loading') return <Loading lines={2} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { rounds } = asked.value;
  if (rounds.length === 0) return <p>{says.none}</p>;
  const start = async () => {
    setBusy(true);
    const answer = await call('POST /api/rounds/:id/comparisons', { params: { id: round }, body: { text } });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    setTried(answer.ok ? { text, compared: answer.value } : undefined);
  };
  return (
    <div className={styles.fields}>
      <div className={list.tools}>
        <ChoiceField
          label={says.round}
          value={round}
          onValue={choose}
          options={[{ value: '', label: says.choose }, ...rounds.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Action busy={busy} disabled={round === ''} onClick={start}>
          {says.start}
        </Action>
      </div>
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      {/* What was typed since is not what was tried. */}
      {tried?.text === text && <Outcome compared={tried.compared} />}
    </div>
  );
}

function Outcome({ compared }: { readonly compared: Compared }) {
  const { before, after, totals, grades, ranks, onlyBefore, onlyAfter, people, rankOnly } = compared;
  const named = ({ name, version }: Compared['before']) => `${name}（${version}）`;
  const nothing = people.length + rankOnly === 0;
  return (
    <section aria-label={says.title}>
      <p className={styles.soft}>{says.sides(named(before), named(after))}</p>
      <div role="status">
        {nothing ? (
          <p>{says.same}</p>
        ) : (
          <ul className={styles.plain}>
            <li>
              {says.totals(totals.up, totals.down, totals.other)}
              {totals.up + totals.down > 0 && compared.meanChange !== undefined && says.mean(compared.meanChange)}。
            </li>
            <li>{says.grades(grades.up, grades.down, grades.other)}</li>
            <li>{says.ranks(ranks)}</li>
            {onlyBefore + onlyAfter > 0 && <li>{says.only(onlyBefore, onlyAfter)}</li>}
            {compared.consequences.map((one) => (
              <li key={one.name}>{says.consequence(one.name, one.before, one.after)}</li>
            ))}
          </ul>
        )}
      </div>
      {compared.leftOut.map((sentence) => (
        <Notice key={sentence} tone="warn">
          {sentence}
        </Notice>
      ))}
      {!nothing && <Levels levels={compared.levels} />}
      {people.length > 0 && <People compared={compared} />}
      {compared.morePeople > 0 && <p>{says.more(compared.morePeople)}</p>}
      {rankOnly > 0 && <p>{says.rankOnly(rankOnly)}</p>}
    </section>
  );
}

function Levels({ levels }: { readonly levels: Compared['levels'] }) {
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{says.levels.population}</th>
          <th scope="col">{says.levels.level}</th>
          <th scope="col" className={list.number}>
            {says.levels.before}
          </th>
          <th scope="col" className={list.number}>
            {says.levels.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ population, level, before, after }) => (
          <tr key={`${population} ${level}`}>
            <td>{population}</td>
            <td>{level}</td>
            <td className={list.number}>{before}</td>
            <td className={list.number}>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function People({ compared: { people } }: { readonly compared: Compared }) {
  const pair = (one: Compared['people'][number], what: 'total' | 'rank' | 'grade') =>
    says.from(one.before?.[what] ?? says.notAssessed, one.after?.[what] ?? says.notAssessed);
  return (
    <table className={list.table}>
      <caption className="unseen">{says.people}</caption>
      <Heads of={[says.columns.name, says.columns.total, says.columns.rank, says.columns.grade, says.columns.why]} />
      <tbody>
        {people.map((one) => (
          <tr key={one.person.id}>
            <th scope="row">{one.person.name}</th>
            <td>{pair(one, 'total')}</td>
            <td>{pair(one, 'rank')}</td>
            <td>{pair(one, 'grade')}</td>
            <td>{one.why.join('；')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
