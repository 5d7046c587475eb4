/** Who holds which role, and who held it, for the security administrator. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Input, Returns } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { given, Listed, Mark, Pages, SearchField, Tabs, useFilters, usePages } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { words } from './copy.ts';
import { GiveRole } from './GiveRole.tsx';

type Grant = Returns<'GET /api/grants'>['grants'][number];
type Query = Input<'GET /api/grants'>['query'];

interface Done {
  readonly sentence: string;
  /** What was taken away, so that it can be given again. */
  readonly ended?: Grant;
}

export function PowersScreen() {
  const queries = useQueryClient();
  const { values, change } = useFilters(['query', 'role', 'view']);
  const { view, ...filters } = values;
  const history = view === 'history';
  const pages = usePages(JSON.stringify(values));
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Grant>();
  const [done, setDone] = useState<Done>();
  const [failed, setFailed] = useState<Problem>();
  const after = pages.after === undefined ? {} : { after: pages.after };
  const query = { ...given(filters), ...after } as Query;
  const asked = useAsked(history ? 'GET /api/grants/history' : 'GET /api/grants', { query });
  const roles = useAsked('GET /api/grants', { query: {} });
  const names = roles.state === 'here' ? roles.value.roles : [];

  const settle = async (what: Done) => {
    setGiving(false);
    setEnding(undefined);
    setFailed(undefined);
    setDone(what);
    for (const key of ['GET /api/grants', 'GET /api/grants/history', 'GET /api/grants/accounts', 'GET /api/home'])
      await queries.invalidateQueries({ queryKey: [key] });
  };
  const giveAgain = async ({ account, role, roleName, unit }: Grant) => {
    const body = { account: account.id, role, ...(unit === undefined ? {} : { unit: unit.id }) };
    const answer = await call('POST /api/grants', { body });
    if (answer.ok) await settle({ sentence: words.regiven(account.name, roleName) });
    else setFailed(answer.problem);
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Action kind="primary" onClick={() => setGiving(true)}>
          {words.give}
        </Action>
      }
    >
      <Section>
        <Tabs
          label={words.title}
          all={['', 'history']}
          at={view}
          named={(one) => (one === '' ? words.now : words.history)}
          go={(one) => change({ view: one })}
        />
        {failed && <Notice tone="bad">{failed.title}</Notice>}
        {done && (
          <Notice tone="good">
            {done.sentence}
            {done.ended && (
              <Action kind="plain" onClick={() => done.ended && void giveAgain(done.ended)}>
                {words.undo}
              </Action>
            )}
          </Notice>
        )}
        <div className={list.tools}>
          <SearchField
            label={words.search}
            placeholder={words.searchHint}
            value={values.query}
            onValue={(text) => change({ query: text })}
          />
          <ChoiceField
            label={words.role}
            value={values.role}
            options={[
              { value: '', label: words.allRoles },
              ...names.map(({ role, name }) => ({ value: role, label: name })),
            ]}
            onValue={(role) => change({ role })}
          />
        </div>
        <Listed
          asked={asked}
          empty={({ grants }) => grants.length === 0}
          none={{ icon: 'missing', title: words.none, what: words.noneWhat }}
          lines={8}
        >
          {(value) => (
            <>
              <GrantsTable grants={value.grants} history={history} end={setEnding} />
              <Pages pages={pages} next={value.next} />
            </>
          )}
        </Listed>
      </Section>
      {giving && <GiveRole roles={names} close={() => setGiving(false)} done={(sentence) => settle({ sentence })} />}
      {ending && (
        <Confirm
          title={words.endTitle(ending.account.name, ending.roleName)}
          action={words.end}
          close={() => setEnding(undefined)}
          act={async () => {
            const answer = await call('POST /api/grants/:id/end', { params: { id: ending.id } });
            if (!answer.ok) return answer.problem;
            await settle({ sentence: words.ended(ending.account.name, ending.roleName), ended: ending });
            return undefined;
          }}
        >
          {words.endWhat(ending.account.name, ending.roleName, ending.unit?.name ?? words.county)}
        </Confirm>
      )}
    </Page>
  );
}

interface GrantsTableProps {
  readonly grants: readonly Grant[];
  readonly history: boolean;
  readonly end: (grant: Grant) => void;
}

function GrantsTable({ grants, history, end }: GrantsTableProps) {
  const { columns } = words;
  return (
    <table className={list.table}>
      <Heads
        of={[
          columns.name,
          columns.login,
          columns.role,
          columns.scope,
          columns.granted,
          history ? columns.ended : columns.act,
        ]}
      />
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.id}>
            <td className={list.keep}>
              {grant.account.name} {grant.account.disabled && <Mark tone="bad">{words.disabled}</Mark>}
            </td>
            <td>{grant.account.login}</td>
            <td>{grant.roleName}</td>
            <td>{grant.unit?.name ?? words.county}</td>
            <td>{words.by(spokenMoment(grant.grantedAt), grant.grantedBy)}</td>
            <td>
              {history ? (
                grant.endedAt ? (
                  words.by(spokenMoment(grant.endedAt), grant.endedBy)
                ) : (
                  <Mark tone="good">{words.holds}</Mark>
                )
              ) : (
                grant.abilities.end && (
                  <Action kind="plain" onClick={() => end(grant)}>
                    {words.end}
                  </Action>
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
