/** One objection at a PC: who handles it, what was found out, what is decided and answered. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { type Problem, sentenceOf } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { PersonPicker, type PickedPerson } from '../people/PersonPicker.tsx';
import { SheetDrawer } from '../results/SheetDrawer.tsx';
import { Reasoned } from '../rounds/Reasoned.tsx';
import { useMe } from '../sessions/who.tsx';
import { type Objection, words } from './copy.ts';
import { DecideForm } from './DecideForm.tsx';
import { Letter } from './Letter.tsx';
import { ObjectionFacts } from './ObjectionFacts.tsx';
import styles from './objections.module.css';
import { StudyForm } from './StudyForm.tsx';

const { one, handle: says, study } = words;

export function ObjectionScreen() {
  const { id } = useParams({ from: '/objections/$id' });
  const asked = useAsked('GET /api/objections/:id', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <ObjectionPage key={id} objection={asked.value} />;
}

function ObjectionPage({ objection }: { readonly objection: Objection }) {
  const queries = useQueryClient();
  const lists = useMe().abilities.includes('objections.list');
  const [sheet, showSheet] = useState(false);
  const [lengthening, lengthen] = useState(false);
  const { id, person, kindName, round, abilities, version, revision, due } = objection;
  return (
    <Page
      title={one.of(person.name, kindName)}
      lead={lists && <GoLink href="/objections">{says.back}</GoLink>}
      actions={abilities.longer && <Action onClick={() => lengthen(true)}>{says.longer}</Action>}
    >
      <Letter objection={objection} />
      <Section title={round.name}>
        <ObjectionFacts objection={objection} />
        <p>
          <Action kind="plain" onClick={() => showSheet(true)}>
            {one.sheet}
          </Action>
        </p>
      </Section>
      {abilities.name && <Handler objection={objection} />}
      {abilities.study && (
        <Section title={study.label}>
          <StudyForm objection={objection} />
        </Section>
      )}
      {abilities.decide && <DecideForm objection={objection} />}
      {sheet && <SheetDrawer round={round.id} person={person} version={version} close={() => showSheet(false)} />}
      {lengthening && (
        <Reasoned
          title={says.longerTitle}
          what={one.due(due)}
          action={says.longer}
          day={{ label: says.until, value: due }}
          close={() => lengthen(false)}
          send={async (reason, until) => {
            const answer = await call('PUT /api/objections/:id/due', {
              params: { id },
              body: { revision, due: until, reason },
            });
            await queries.invalidateQueries();
            return answer.ok ? undefined : answer.problem;
          }}
        />
      )}
    </Page>
  );
}

/** Whoever is chosen is named at once: it can be changed until it is decided. */
function Handler({ objection: { id, revision, handler } }: { readonly objection: Objection }) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const name = async (person: PickedPerson | undefined) => {
    if (person === undefined) return;
    const answer = await call('PUT /api/objections/:id/handler', {
      params: { id },
      body: { revision, person: person.id },
    });
    setProblem(answer.ok ? undefined : answer.problem);
    await queries.invalidateQueries();
  };
  return (
    <Section title={handler === undefined ? says.nameTitle : says.change}>
      <div className={styles.form}>
        {problem && <Notice tone="bad">{sentenceOf(problem)}</Notice>}
        <Labelled label={says.handler}>
          {(id) => (
            <>
              <PersonPicker id={id} value={handler} onValue={(person) => void name(person)} />
              <p className={styles.soft}>{says.nameWhat}</p>
            </>
          )}
        </Labelled>
      </div>
    </Section>
  );
}
