/** Field visits and talks of the county, as far as one sees them; visits and talks are written down here. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { Listed } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { PersonPicker, type PickedPerson } from '../people/PersonPicker.tsx';
import rounds from '../rounds/rounds.module.css';
import { useMe } from '../sessions/who.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './copy.ts';
import { RecordDialog } from './RecordDialog.tsx';
import { Records } from './Records.tsx';

export function SupervisionScreen() {
  const asked = useAsked('GET /api/supervision');
  const [open, setOpen] = useState<'visit' | 'talk'>();
  // Whoever finds people in lists may talk with those whom they answer for; the server knows which.
  const { abilities } = useMe();
  const picks = abilities.includes('people.list') && abilities.includes('rounds.urge');
  const visits = asked.state === 'here' && asked.value.abilities.visit;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <div className={rounds.actions}>
          {visits && <Action onClick={() => setOpen('visit')}>{words.visit}</Action>}
          {picks && <Action onClick={() => setOpen('talk')}>{words.talk}</Action>}
        </div>
      }
    >
      <Section>
        <Listed
          asked={asked}
          empty={({ records }) => records.length === 0}
          none={{ icon: 'record', title: words.none, what: words.noneWhat }}
        >
          {(value) => (
            <>
              <p>{words.counts(value.counts.visits, value.counts.talks)}</p>
              <Records records={value.records} />
            </>
          )}
        </Listed>
      </Section>
      {open === 'visit' && <Visit close={() => setOpen(undefined)} />}
      {open === 'talk' && <Talk close={() => setOpen(undefined)} />}
    </Page>
  );
}

function Visit({ close }: { readonly close: () => void }) {
  const queries = useQueryClient();
  const [unit, setUnit] = useState<string>();
  return (
    <RecordDialog
      title={words.visit}
      talk={false}
      ready={unit !== undefined}
      close={close}
      about={<Labelled label={words.unit}>{(id) => <UnitPicker id={id} value={unit} onValue={setUnit} />}</Labelled>}
      send={async (said) => {
        const answer = await call('POST /api/units/:id/visits', { params: { id: unit ?? '' }, body: said });
        await queries.invalidateQueries();
        return answer.ok ? undefined : answer.problem;
      }}
    />
  );
}

function Talk({ close }: { readonly close: () => void }) {
  const queries = useQueryClient();
  const [person, setPerson] = useState<PickedPerson>();
  return (
    <RecordDialog
      title={words.talk}
      lead={words.talkWhat}
      talk
      ready={person !== undefined}
      close={close}
      about={
        <Labelled label={words.person}>{(id) => <PersonPicker id={id} value={person} onValue={setPerson} />}</Labelled>
      }
      send={async (said) => {
        const answer = await call('POST /api/people/:id/talks', { params: { id: person?.id ?? '' }, body: said });
        await queries.invalidateQueries();
        return answer.ok ? undefined : answer.problem;
      }}
    />
  );
}
