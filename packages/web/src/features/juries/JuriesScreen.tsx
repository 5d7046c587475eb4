/** Juries there are, and beginning one. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useAsked } from '../../api/queries.ts';
import { Page, Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading, NoPermission } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { words } from './copy.ts';

export function JuriesScreen() {
  const navigate = useNavigate();
  const asked = useAsked('GET /api/juries');
  const home = () => void navigate({ to: '/' });
  const add = () => void navigate({ to: '/juries/new' });
  const here = asked.state === 'here' ? asked.value : undefined;
  const { head } = words;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        here?.abilities.add && (
          <Action kind="primary" onClick={add}>
            {words.add}
          </Action>
        )
      }
    >
      {asked.state === 'loading' && <Loading lines={6} />}
      {asked.state === 'failed' &&
        (asked.problem.kind === 'forbidden' ? (
          <NoPermission holder={words.holder} home={home} />
        ) : (
          <Failure problem={asked.problem} again={asked.again} home={home} />
        ))}
      {here?.juries.length === 0 && <Empty title={words.none}>{words.noneLead}</Empty>}
      {here !== undefined && here.juries.length > 0 && (
        <Section>
          <table className={table.table}>
            <Heads of={[head.title, head.day, head.state, head.subjects, head.jurors]} />
            <tbody>
              {here.juries.map(({ id, title, day, stateName, subjects, jurors }) => (
                <tr key={id}>
                  <td>
                    <Link to="/juries/$id" params={{ id }}>
                      {title}
                    </Link>
                  </td>
                  <td>{spokenDayOf(day)}</td>
                  <td>{stateName}</td>
                  <td>{subjects}</td>
                  <td>{jurors}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </Page>
  );
}
