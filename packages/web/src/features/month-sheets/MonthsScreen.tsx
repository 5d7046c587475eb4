/** Which unit has reported which month at its staff meeting. */
import { useParams } from '@tanstack/react-router';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';

export function MonthsScreen() {
  const { id } = useParams({ from: '/rounds/$id/months' });
  const asked = useAsked('GET /api/rounds/:id/months', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { round, months, units } = asked.value;
  return (
    <Page title={words.title} lead={<GoLink href={`/rounds/${id}`}>{`${words.toRound}：${round.name}`}</GoLink>}>
      <Section>
        <p>{words.lead}</p>
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              {months.map(({ month, name }) => (
                <th key={month} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map(({ unit, cells }) => (
              <tr key={unit.id}>
                <td className={list.title}>{unit.name}</td>
                {cells.map(({ month, report }, n) => {
                  const state = report === undefined ? words.notReported : words.reported(spokenDayOf(report.day));
                  return (
                    <td key={month} className={list.keep}>
                      <GoLink
                        href={`/rounds/${id}/months/${month}/${unit.id}`}
                        aria-label={words.open(unit.name, months[n]?.name ?? month, state)}
                      >
                        {state}
                      </GoLink>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </Page>
  );
}
