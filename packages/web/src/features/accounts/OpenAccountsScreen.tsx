/** Accounts for many people of the roster at once, by unit; ends with slips to print. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { GoLink, Pages, SearchField, usePages } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import type { Found } from '../../ui/Finder.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { UnitFinder } from '../grants/UnitFinder.tsx';
import { words } from './copy.ts';
import { type Opened, OpenedAccounts, OpenThem } from './OpenedAccounts.tsx';

export type Person = Returns<'GET /api/accounts/people'>['people'][number];

export function OpenAccountsScreen() {
  const { opening } = words;
  const [opened, setOpened] = useState<Opened>();
  return (
    <Page title={opening.title} lead={<GoLink href="/accounts">{words.back}</GoLink>}>
      {opened ? (
        <OpenedAccounts opened={opened} again={() => setOpened(undefined)} />
      ) : (
        <ChoosePeople done={setOpened} />
      )}
    </Page>
  );
}

function ChoosePeople({ done }: { readonly done: (opened: Opened) => void }) {
  const { opening } = words;
  const [unit, setUnit] = useState<Found>();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Person>>(new Map());
  const [asking, setAsking] = useState(false);
  const pages = usePages(`${unit?.id} ${query}`);
  const asked = useAsked('GET /api/accounts/people', {
    query: {
      account: 'without',
      ...(unit === undefined ? {} : { unit: unit.id }),
      ...(query === '' ? {} : { query }),
      ...(pages.after === undefined ? {} : { after: pages.after }),
    },
  });
  const toggle = (people: readonly Person[], on: boolean) => {
    const next = new Map(chosen);
    for (const person of people)
      if (on) next.set(person.id, person);
      else next.delete(person.id);
    setChosen(next);
  };
  const people = asked.state === 'here' ? asked.value.people : [];
  const ready = people.filter(({ code }) => code !== undefined);
  const all = ready.length > 0 && ready.every(({ id }) => chosen.has(id));
  return (
    <Section>
      <p className={list.soft}>{opening.lead}</p>
      <div className={list.form}>
        <div className={list.narrow}>
          <UnitFinder
            label={opening.unit}
            hint={opening.unitHint}
            none={opening.noUnit}
            chosen={unit}
            onChoose={setUnit}
            quiet
          />
        </div>
        <div className={list.tools}>
          <SearchField label={opening.search} placeholder={words.link.findHint} value={query} onValue={setQuery} />
          <div className={list.push}>
            <span className={list.count} role="status">
              {opening.chosen(chosen.size)}
            </span>
            <Action kind="primary" disabled={chosen.size === 0} onClick={() => setAsking(true)}>
              {opening.action(chosen.size)}
            </Action>
          </div>
        </div>
      </div>
      {asked.state === 'loading' && <Loading lines={8} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && people.length === 0 && (
        <Empty icon="check" title={opening.none}>
          {opening.noneWhat}
        </Empty>
      )}
      {people.length > 0 && (
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">
                <label>
                  <input
                    className={list.check}
                    type="checkbox"
                    checked={all}
                    disabled={ready.length === 0}
                    onChange={(event) => toggle(ready, event.target.checked)}
                  />{' '}
                  {opening.all}
                </label>
              </th>
              <th scope="col">{opening.columns.name}</th>
              <th scope="col">{opening.columns.code}</th>
              <th scope="col">{opening.columns.unit}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <td>
                  <input
                    className={list.check}
                    type="checkbox"
                    aria-label={opening.pick(person.name)}
                    checked={chosen.has(person.id)}
                    disabled={person.code === undefined}
                    onChange={(event) => toggle([person], event.target.checked)}
                  />
                </td>
                <td className={list.keep}>{person.name}</td>
                <td>{person.code ?? <span className={list.soft}>{opening.noCode}</span>}</td>
                <td>{person.unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked.state === 'here' && <Pages pages={pages} next={asked.value.next} />}
      {asking && <OpenThem people={[...chosen.values()]} done={done} close={() => setAsking(false)} />}
    </Section>
  );
}
