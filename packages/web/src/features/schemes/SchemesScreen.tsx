/** All schemes of the county, and for the office the library that it may take one from. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { GoLink, Listed, Mark } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { tones, words } from './copy.ts';
import { PasteDialog } from './PasteDialog.tsx';
import styles from './schemes.module.css';

type All = Returns<'GET /api/schemes'>;

export function SchemesScreen() {
  const asked = useAsked('GET /api/schemes');
  const router = useRouter();
  const queries = useQueryClient();
  const [pasting, setPasting] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const adopt = async (body: { library: string } | { text: string }): Promise<Problem | undefined> => {
    const answer = await call('POST /api/schemes', { body });
    if (!answer.ok) return answer.problem;
    await queries.invalidateQueries();
    router.history.push(`/schemes/${answer.value.id}`);
    return undefined;
  };
  const adopts = asked.state === 'here' && asked.value.abilities.adopt;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={adopts && <Action onClick={() => setPasting(true)}>{words.paste}</Action>}
    >
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      <Section>
        <Listed
          asked={asked}
          empty={({ schemes }) => schemes.length === 0}
          none={{ icon: 'record', title: words.none, what: adopts ? words.noneWhat : words.noneReadable }}
        >
          {(value) => <Adopted schemes={value.schemes} />}
        </Listed>
      </Section>
      {adopts && (
        <Library places={asked.value.library} adopt={async (library) => setProblem(await adopt({ library }))} />
      )}
      {pasting && <PasteDialog close={() => setPasting(false)} send={(text) => adopt({ text })} />}
    </Page>
  );
}

function Adopted({ schemes }: { readonly schemes: All['schemes'] }) {
  const { columns } = words;
  return (
    <table className={list.table}>
      <thead>
        <tr>
          {Object.values(columns).map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {schemes.map(({ id, name, newest, approved, live }) => (
          <tr key={id}>
            <td className={list.title}>
              <GoLink href={`/schemes/${id}`}>{name}</GoLink>
            </td>
            <td className={list.keep}>
              {words.version(newest.number)} <StateMark state={newest.state} name={newest.stateName} />
            </td>
            <td className={list.keep}>{approved === undefined ? words.noApproved : words.version(approved)}</td>
            <td>
              {live.length === 0
                ? words.notLive
                : live.map(({ unit, since, begun }) => words.liveAt(unit.name, spokenDayOf(since), begun)).join('、')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function StateMark({ state, name }: { readonly state: keyof typeof tones; readonly name: string }) {
  const tone = tones[state];
  return <Mark {...(tone === undefined ? {} : { tone })}>{name}</Mark>;
}

function Library({
  places,
  adopt,
}: {
  readonly places: All['library'];
  readonly adopt: (id: string) => Promise<void>;
}) {
  const [busy, setBusy] = useState<string>();
  return (
    <Section title={words.library}>
      <p className={styles.soft}>{words.libraryWhat}</p>
      {places.map(({ place, schemes }) => (
        <div key={place}>
          <h3 className={styles.place}>{place}</h3>
          <ul className={styles.plain}>
            {schemes.map(({ id, name, adopted }) => (
              <li key={id} className={styles.row}>
                <span className={styles.grow}>
                  {name} {adopted && <Mark>{words.adopted}</Mark>}
                </span>
                <Action
                  aria-label={words.adoptOf(name)}
                  busy={busy === id}
                  onClick={async () => {
                    setBusy(id);
                    await adopt(id);
                    setBusy(undefined);
                  }}
                >
                  {words.adopt}
                </Action>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
