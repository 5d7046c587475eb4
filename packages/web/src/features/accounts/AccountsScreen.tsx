/** All accounts of the county, for the system administrator. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import type { Input } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { GoLink, given, Listed, Pages, SearchField, useFilters, usePages } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, ChoiceField } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { type Account, AccountState, nameOf } from './account-state.tsx';
import { words } from './copy.ts';
import { ManualAccount } from './ManualAccount.tsx';

type Query = Input<'GET /api/accounts'>['query'];

export function AccountsScreen() {
  const { values, change } = useFilters(['query', 'status', 'linked']);
  const pages = usePages(JSON.stringify(values));
  const [opening, setOpening] = useState(false);
  const after = pages.after === undefined ? {} : { after: pages.after };
  const asked = useAsked('GET /api/accounts', { query: { ...given(values), ...after } as Query });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <div className={list.heads}>
          <Action onClick={() => setOpening(true)}>{words.openOne}</Action>
          <GoLink className={list.primaryLink} href="/accounts/open">
            {words.openMany}
          </GoLink>
        </div>
      }
    >
      <Section>
        <div className={list.tools}>
          <SearchField
            label={words.search}
            placeholder={words.searchHint}
            value={values.query}
            onValue={(query) => change({ query })}
          />
          <ChoiceField
            label={words.status}
            value={values.status}
            options={words.statuses}
            onValue={(status) => change({ status })}
          />
          <ChoiceField
            label={words.linked}
            value={values.linked}
            options={words.linkedOptions}
            onValue={(linked) => change({ linked })}
          />
        </div>
        <Listed
          asked={asked}
          empty={({ accounts }) => accounts.length === 0}
          none={{ icon: 'missing', title: words.none, what: words.noneWhat }}
          lines={8}
        >
          {(value) => (
            <>
              <AccountsTable accounts={value.accounts} />
              <Pages pages={pages} next={value.next} />
            </>
          )}
        </Listed>
      </Section>
      {opening && <ManualAccount close={() => setOpening(false)} />}
    </Page>
  );
}

function AccountsTable({ accounts }: { readonly accounts: readonly Account[] }) {
  const { columns } = words;
  return (
    <table className={list.table}>
      <Heads of={[columns.name, columns.login, columns.person, columns.state, columns.totp, columns.created]} />
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <td className={list.keep}>
              <GoLink href={`/accounts/${account.id}`}>{nameOf(account)}</GoLink>
            </td>
            <td>{account.login}</td>
            <td>
              {account.person ? (
                `${account.person.name}${account.person.code ? ` ${account.person.code}` : ''}`
              ) : (
                <span className={list.soft}>{words.notLinked}</span>
              )}
            </td>
            <td>
              <AccountState account={account} />
            </td>
            <td>{account.totp ? words.on : <span className={list.soft}>{words.off}</span>}</td>
            <td className={list.keep}>{spokenDayOf(account.createdAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
