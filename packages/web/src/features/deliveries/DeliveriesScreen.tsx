/** Who has received the final result of a round; letters on paper are written down for many at once. */
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, Mark, SearchField, useFilters } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, ChoiceField, classes } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { type Deliveries, words } from './copy.ts';
import { NoteDialog } from './NoteDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type Person = Deliveries['people'][number];

/** Rows that a table shows before it is asked for more. */
const ROWS = 100;

export function DeliveriesScreen() {
  const { id } = useParams({ from: '/rounds/$id/deliveries' });
  const asked = useAsked('GET /api/rounds/:id/deliveries', { params: { id } });
  return (
    <Page title={words.title} lead={<GoLink href={`/rounds/${id}`}>{words.back}</GoLink>}>
      {asked.state === 'loading' && <Loading lines={10} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' &&
        (asked.value.people.length === 0 ? (
          <Empty icon="mail" title={words.early}>
            {words.earlyWhat}
          </Empty>
        ) : (
          <People round={id} deliveries={asked.value} />
        ))}
    </Page>
  );
}

function People({ round, deliveries }: { readonly round: string; readonly deliveries: Deliveries }) {
  const { people, counts, abilities } = deliveries;
  const { values, change } = useFilters(['unit', 'state', 'name']);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [rows, setRows] = useState(ROWS);
  const [noting, note] = useState(false);
  const [withdrawing, withdraw] = useState<Person>();
  const found = people.filter(
    ({ person, organization, state }) =>
      (values.unit === '' || organization.id === values.unit) &&
      (values.state === '' || state === values.state) &&
      person.name.includes(values.name.trim()),
  );
  const waiting = found.filter(({ state }) => state === 'waiting');
  const toggle = (some: readonly Person[], on: boolean) => {
    const next = new Set(chosen);
    for (const { person } of some)
      if (on) next.add(person.id);
      else next.delete(person.id);
    setChosen(next);
  };
  const units = new Map(people.map(({ organization }) => [organization.id, organization.name]));
  return (
    <Section>
      <p className={list.above}>{words.sum(counts)}</p>
      <p className={classes(list.soft, list.above)}>{words.lead}</p>
      <div className={list.tools}>
        <ChoiceField
          label={words.organization}
          value={values.unit}
          onValue={(unit) => change({ unit })}
          options={[
            { value: '', label: words.allOrganizations },
            ...[...units].map(([value, label]) => ({ value, label })),
          ]}
        />
        <ChoiceField
          label={words.state}
          value={values.state}
          onValue={(state) => change({ state })}
          options={[
            { value: '', label: words.allStates },
            ...counts.map(({ state, stateName }) => ({ value: state, label: stateName })),
          ]}
        />
        <SearchField
          label={words.name}
          placeholder={words.nameHint}
          value={values.name}
          onValue={(name) => change({ name })}
        />
        {abilities.note && (
          <div className={list.push}>
            <span className={list.count} role="status">
              {words.chosen(chosen.size)}
            </span>{' '}
            <Action kind="primary" disabled={chosen.size === 0} onClick={() => note(true)}>
              {words.note}
            </Action>
          </div>
        )}
      </div>
      {found.length === 0 ? (
        <Empty icon="people" title={words.nobody}>
          {words.nobodyWhat}
        </Empty>
      ) : (
        <table className={list.table}>
          <thead>
            <tr>
              {abilities.note && (
                <th scope="col">
                  <label>
                    <input
                      className={list.check}
                      type="checkbox"
                      checked={waiting.length > 0 && waiting.every(({ person }) => chosen.has(person.id))}
                      disabled={waiting.length === 0}
                      onChange={({ target }) => toggle(waiting, target.checked)}
                    />{' '}
                    {words.all}
                  </label>
                </th>
              )}
              <th scope="col">{words.name}</th>
              <th scope="col">{words.organization}</th>
              <th scope="col">{words.state}</th>
              {abilities.note && (
                <th scope="col">
                  <span className="unseen">{words.withdraw}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, rows).map((one) => (
              <tr key={one.person.id}>
                {abilities.note && (
                  <td>
                    <input
                      className={list.check}
                      type="checkbox"
                      aria-label={words.pick(one.person.name)}
                      checked={chosen.has(one.person.id)}
                      disabled={one.state === 'contested'}
                      onChange={({ target }) => toggle([one], target.checked)}
                    />
                  </td>
                )}
                <td className={list.keep}>{one.person.name}</td>
                <td className={list.title}>
                  {one.unit === one.organization.name ? one.unit : `${one.organization.name} ${one.unit}`}
                </td>
                <td>
                  <Mark {...toneOf(one)}>{one.stateName}</Mark>{' '}
                  {one.day !== undefined && (
                    <span className={list.soft}>
                      {spokenDayOf(one.day)}
                      {one.wayName}
                    </span>
                  )}
                </td>
                {abilities.note && (
                  <td>
                    {one.state === 'delivered' && (
                      <Action kind="plain" aria-label={words.withdrawOf(one.person.name)} onClick={() => withdraw(one)}>
                        {words.withdraw}
                      </Action>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.length > rows && (
        <p className={list.foot}>
          <Action onClick={() => setRows(rows + ROWS)}>{words.more(Math.min(ROWS, found.length - rows))}</Action>
        </p>
      )}
      {noting && (
        <NoteDialog
          round={round}
          people={[...chosen]}
          ways={deliveries.ways}
          close={(done) => {
            note(false);
            if (done) setChosen(new Set());
          }}
        />
      )}
      {withdrawing && <WithdrawDialog round={round} person={withdrawing.person} close={() => withdraw(undefined)} />}
    </Section>
  );
}

const tones = { read: 'good', delivered: 'good', waiting: 'warn', contested: undefined } as const;
const toneOf = ({ state }: Person) => (tones[state] === undefined ? {} : { tone: tones[state] });
