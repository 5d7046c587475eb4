/** The parts of a unit's page. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Action, classes } from '../../ui/controls.tsx';
import { spokenSpan } from '../../ui/day.ts';
import { Heads } from '../../ui/Heads.tsx';
import table from '../../ui/table.module.css';
import { dutyNames, words as roster, type UnitPage } from '../roster/copy.ts';
import { words } from './copy.ts';
import styles from './roster.module.css';

interface PartProps {
  readonly page: UnitPage;
  /** The day that links keep. */
  readonly search: { readonly day?: string };
}

interface PartFrameProps {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

function Part({ title, tools, children }: PartFrameProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}

const organizations = new Set(['county', 'department', 'town']);

/** Which leaders a unit has to have, and who they are; a place that nobody holds is said in words. */
export function Leaders({ page, search }: PartProps) {
  const { unit, people, oversight, day } = page;
  const duties = organizations.has(unit.kind) ? (['principal', 'inCharge'] as const) : (['sectionHead'] as const);
  const heads = (duty: (typeof duties)[number]) =>
    people.filter((each) => each.duty === duty || (duty === 'sectionHead' && each.duty === 'principal'));
  const overseers = oversight.filter((each) => each.unit.id === unit.id && holds(each, day));
  return (
    <Part title={words.leaders}>
      <dl className={styles.leaders}>
        {duties.map((duty) => (
          <Row key={duty} label={dutyNames[duty]}>
            {heads(duty).map(({ tenure, person, post }) => (
              <li key={tenure}>
                <PersonLink id={person.id} name={person.name} search={search} />{' '}
                <span className={table.soft}>{post}</span>
              </li>
            ))}
          </Row>
        ))}
        {!organizations.has(unit.kind) && (
          <Row label={dutyNames.inCharge}>
            {overseers.map(({ id, leader }) => (
              <li key={id}>
                <PersonLink id={leader.id} name={leader.name} search={search} />
              </li>
            ))}
          </Row>
        )}
      </dl>
    </Part>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children.length === 0 ? <span className={styles.vacant}>{roster.vacant}</span> : <ul>{children}</ul>}</dd>
    </>
  );
}

export function People({ page, all, search }: PartProps & { readonly all: number }) {
  const { unit, people } = page;
  const { head } = words;
  const more = (
    <Link to="/people" search={{ ...search, unit: unit.id }}>
      {words.allBelow(all)}
    </Link>
  );
  return (
    <Part title={`${words.people}（${people.length}）`} tools={all > 0 && page.below.length > 0 && more}>
      {people.length === 0 ? (
        <p className={styles.none}>{all > 0 ? words.noPeopleBelow(all) : words.noPeople}</p>
      ) : (
        <table className={table.table}>
          <Heads of={[head.name, head.personCode, head.post, head.rank, head.duty]} />
          <tbody>
            {people.map(({ tenure, person, post, rank, dutyName, main }) => (
              <tr key={tenure}>
                <td>
                  <PersonLink id={person.id} name={person.name} search={search} />
                </td>
                <td className={table.soft}>{person.code}</td>
                <td>
                  {post}
                  {!main && <span className={table.soft}>（{words.beside}）</span>}
                </td>
                <td>{rank}</td>
                <td>{dutyName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

interface OversightProps {
  readonly page: UnitPage;
  readonly add: () => void;
  readonly change: (one: UnitPage['oversight'][number]) => void;
}

export function OversightTable({ page, add, change }: OversightProps) {
  const { oversight, abilities, day, unit, below } = page;
  if (oversight.length === 0 && below.length === 0 && organizations.has(unit.kind)) return null;
  const { head } = words;
  return (
    <Part
      title={words.oversight}
      tools={
        abilities.oversee && (
          <Action kind="plain" onClick={add}>
            {words.actions.oversee}
          </Action>
        )
      }
    >
      {oversight.length === 0 ? (
        <p className={styles.none}>{words.noOversight}</p>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{head.unit}</th>
              <th>{head.leader}</th>
              <th>{head.span}</th>
              {abilities.oversee && <th className={table.actions}>{head.actions}</th>}
            </tr>
          </thead>
          <tbody>
            {oversight.map((one) => (
              <tr key={one.id} className={classes(!holds(one, day) && table.past)}>
                <td>{one.unit.name}</td>
                <td>
                  <PersonLink id={one.leader.id} name={one.leader.name} search={{}} />
                </td>
                <td>{spokenSpan(one)}</td>
                {abilities.oversee && (
                  <td className={table.actions}>
                    <Action kind="plain" onClick={() => change(one)}>
                      {words.actions.change}
                    </Action>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

export function Below({ page, search }: PartProps) {
  const { below } = page;
  const { head } = words;
  if (below.length === 0) return null;
  return (
    <Part title={`${words.below}（${below.length}）`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{head.unit}</th>
            <th>{head.kind}</th>
            <th>{head.code}</th>
            <th className={table.number}>{head.count}</th>
          </tr>
        </thead>
        <tbody>
          {below.map(({ id, name, kindName, code, people }) => (
            <tr key={id}>
              <td>
                <Link to="/units/$id" params={{ id }} search={search}>
                  {name}
                </Link>
              </td>
              <td>{kindName}</td>
              <td className={table.soft}>{code}</td>
              <td className={table.number}>{people}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

interface PersonLinkProps {
  readonly id: string;
  readonly name: string;
  readonly search: { readonly day?: string };
}

function PersonLink({ id, name, search }: PersonLinkProps) {
  return (
    <Link to="/people/$id" params={{ id }} search={search}>
      {name}
    </Link>
  );
}

const holds = ({ since, until }: { readonly since: string; readonly until?: string | undefined }, day: string) =>
  since <= day && (until === undefined || until >= day);
