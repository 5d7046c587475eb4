/** What has changed in the roster since the round has its people: chosen person by person, and taken in with a reason. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { Section } from '../../console/Page.tsx';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Failure } from '../../ui/states.tsx';
import { type Round, type RosterChanges as Seen, words } from './copy.ts';
import { Reasoned } from './Reasoned.tsx';
import styles from './rounds.module.css';
import { NOTHING } from './wanted.ts';

const { roster: says } = words;

/** Nothing, where the roster says what the round has. */
export function RosterChanges({ round }: { readonly round: Round }) {
  const asked = useAsked('GET /api/rounds/:id/roster-changes', { params: { id: round.id } });
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (asked.state === 'loading') return null;
  const { changes, unlisted } = asked.value;
  if (changes.length + unlisted.length === 0) return null;
  // Another list is chosen from anew.
  return <Changes key={changes.map(({ person }) => person.id).join()} round={round} seen={asked.value} />;
}

function Changes({ round, seen }: { readonly round: Round; readonly seen: Seen }) {
  const { changes, unlisted, abilities } = seen;
  const queries = useQueryClient();
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const [taking, take] = useState(false);
  const chosen = changes.filter(({ person }) => !left.has(person.id));
  return (
    <Section title={says.title(changes.length)}>
      <p className={styles.soft}>{abilities.take ? says.what : says.closed}</p>
      {unlisted.length > 0 && <Unlisted round={round} unlisted={unlisted} />}
      {changes.length > 0 && (
        <table className={list.table}>
          <thead>
            <tr>
              {abilities.take && (
                <th scope="col">
                  <span className="unseen">{says.choose}</span>
                </th>
              )}
              <th scope="col">{words.page.person}</th>
              <th scope="col">{words.page.unit}</th>
              <th scope="col">{says.change}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ kind, person, organization, what }) => (
              <tr key={person.id}>
                {abilities.take && (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={says.chooseOf(person.name)}
                      checked={!left.has(person.id)}
                      onChange={() => {
                        const next = new Set(left);
                        if (!next.delete(person.id)) next.add(person.id);
                        leave(next);
                      }}
                    />
                  </td>
                )}
                <td className={list.keep}>{person.name}</td>
                <td>{organization}</td>
                <td>
                  {says.kinds[kind]}
                  {kind !== 'joins' && `：${what.join('；')}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {abilities.take && changes.length > 0 && (
        <p>
          <Action disabled={chosen.length === 0} onClick={() => take(true)}>
            {says.take(chosen.length)}
          </Action>
        </p>
      )}
      {taking && (
        <Reasoned
          title={says.takeTitle(chosen.length)}
          what={says.takeWhat}
          action={says.takeAct}
          close={() => take(false)}
          send={async (reason) => {
            const answer = await call('POST /api/rounds/:id/roster-changes', {
              params: { id: round.id },
              body: { revision: round.revision, people: chosen.map(({ person }) => person.id), reason },
            });
            await queries.invalidateQueries();
            return answer.ok ? undefined : answer.problem;
          }}
        />
      )}
    </Section>
  );
}

/** Until they are put into the scheme's words nobody can be told apart. */
function Unlisted({ round, unlisted }: { readonly round: Round; readonly unlisted: Seen['unlisted'] }) {
  const queries = useQueryClient();
  const [said, say] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string>();
  const keyOf = ({ attribute, value }: Seen['unlisted'][number]) => `${attribute} ${value}`;
  const save = async () => {
    const answer = await call('PUT /api/rounds/:id/translations', {
      params: { id: round.id },
      body: {
        translations: unlisted.map((one) => {
          const as = said[keyOf(one)] ?? NOTHING;
          return { attribute: one.attribute, value: one.value, ...(as === NOTHING ? {} : { as }) };
        }),
      },
    });
    setProblem(answer.ok ? undefined : answer.problem.title);
    await queries.invalidateQueries();
  };
  return (
    <div className={styles.fields}>
      <Notice tone="warn">{says.unlisted}</Notice>
      {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
      {unlisted.map((one) => (
        <ChoiceField
          key={keyOf(one)}
          label={words.new.unlistedWhat(one.attributeName, one.value, one.people)}
          value={said[keyOf(one)] ?? ''}
          options={[
            { value: '', label: words.new.choose },
            ...one.values.map((each) => ({ value: each, label: each })),
            { value: NOTHING, label: words.new.asNothing },
          ]}
          onValue={(as) => say({ ...said, [keyOf(one)]: as })}
        />
      ))}
      <p>
        <Action disabled={unlisted.some((one) => (said[keyOf(one)] ?? '') === '')} onClick={save}>
          {says.saveWords}
        </Action>
      </p>
    </div>
  );
}
