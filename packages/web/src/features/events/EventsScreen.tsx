/** What adds and takes away in a round: what waits to be decided first; proposing for somebody. */
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, useFilters } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { stateChoices, words } from './copy.ts';
import { EventCard } from './EventCard.tsx';
import styles from './events.module.css';
import { ProposeForm } from './ProposeForm.tsx';

export function EventsScreen() {
  const { id } = useParams({ from: '/rounds/$id/events' });
  const { values, change } = useFilters(['state']);
  const state = stateChoices.find(({ value }) => value !== '' && value === values.state)?.value;
  const asked = useAsked('GET /api/rounds/:id/events', {
    params: { id },
    query: { ...(state === undefined || state === '' ? {} : { state }) },
  });
  const [proposing, propose] = useState(false);
  const [sent, setSent] = useState(false);
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { round, events, open, abilities } = asked.value;
  return (
    <Page
      title={words.title}
      lead={`${round.name}。${words.lead}`}
      actions={
        <>
          <GoLink href={`/rounds/${id}`}>{words.toRound}</GoLink>
          {abilities.propose && !proposing && (
            <Action
              kind="primary"
              onClick={() => {
                setSent(false);
                propose(true);
              }}
            >
              {words.propose}
            </Action>
          )}
        </>
      }
    >
      {!open && <Notice tone="good">{words.closed}</Notice>}
      {sent && <Notice tone="good">{words.sent}</Notice>}
      {proposing && (
        <Section title={words.propose}>
          <ForSomebody
            round={id}
            done={() => {
              propose(false);
              setSent(true);
            }}
            close={() => propose(false)}
          />
        </Section>
      )}
      <Section>
        <div className={list.tools}>
          <ChoiceField
            label={words.show}
            value={state ?? ''}
            options={stateChoices}
            onValue={(value) => change({ state: value })}
          />
        </div>
        {events.length === 0 && (
          <Empty icon="record" title={words.none}>
            {words.noneWhat}
          </Empty>
        )}
        <ul className={styles.list}>
          {events.map((event) => (
            <EventCard key={event.id} event={event} named />
          ))}
        </ul>
      </Section>
    </Page>
  );
}

interface ForSomebodyProps {
  readonly round: string;
  readonly done: () => void;
  readonly close: () => void;
}

/** Unit, person, and then what happened. */
function ForSomebody({ round, done, close }: ForSomebodyProps) {
  const asked = useAsked('GET /api/rounds/:id', { params: { id: round } });
  const [unit, setUnit] = useState('');
  if (asked.state === 'loading') return <Loading lines={3} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const units = asked.value.organizations;
  const at = units.length === 1 ? units[0]?.id : unit === '' ? undefined : unit;
  return (
    <div className={styles.form}>
      {units.length > 1 && (
        <ChoiceField
          label={words.unit}
          value={unit}
          options={[{ value: '', label: words.choose }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={setUnit}
        />
      )}
      {at !== undefined && <OfUnit key={at} round={round} organization={at} done={done} close={close} />}
    </div>
  );
}

function OfUnit({ round, organization, done, close }: ForSomebodyProps & { readonly organization: string }) {
  const asked = useAsked('GET /api/rounds/:id/subjects', { params: { id: round }, query: { organization } });
  const [person, setPerson] = useState('');
  if (asked.state === 'loading') return <Loading lines={3} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return (
    <>
      <ChoiceField
        label={words.person}
        value={person}
        options={[
          { value: '', label: words.choose },
          ...asked.value.subjects
            .filter(({ population }) => population !== undefined)
            .map((one) => ({ value: one.person.id, label: `${one.person.name}（${one.unit}）` })),
        ]}
        onValue={setPerson}
      />
      {person !== '' && <About key={person} round={round} person={person} done={done} close={close} />}
    </>
  );
}

function About({ round, person, done, close }: ForSomebodyProps & { readonly person: string }) {
  const asked = useAsked('GET /api/rounds/:id/people/:person/events', { params: { id: round, person } });
  if (asked.state === 'loading') return <Loading lines={4} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { codes, from, to } = asked.value;
  return <ProposeForm {...{ round, person, codes, from, to, done, close }} own={false} />;
}
