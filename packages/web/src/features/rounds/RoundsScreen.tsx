/** All rounds: where each stands, until when, and what is late. */
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, Listed, Mark } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { words } from './copy.ts';

export function RoundsScreen() {
  const asked = useAsked('GET /api/rounds');
  const { columns } = words;
  const begin = asked.state === 'here' && asked.value.abilities.begin;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        begin && (
          <GoLink className={list.primaryLink} href="/rounds/new">
            {words.begin}
          </GoLink>
        )
      }
    >
      <Section>
        <Listed
          asked={asked}
          empty={({ rounds }) => rounds.length === 0}
          none={{ icon: 'record', title: words.none, what: words.noneWhat }}
        >
          {(value) => (
            <table className={list.table}>
              <thead>
                <tr>
                  <th scope="col">{columns.name}</th>
                  <th scope="col">{columns.period}</th>
                  <th scope="col">{columns.stage}</th>
                  <th scope="col">{columns.until}</th>
                  <th scope="col" className={list.number}>
                    {columns.people}
                  </th>
                  <th scope="col">{columns.state}</th>
                </tr>
              </thead>
              <tbody>
                {value.rounds.map((round) => (
                  <tr key={round.id}>
                    <td className={list.title}>
                      <GoLink href={`/rounds/${round.id}`}>{round.name}</GoLink>
                    </td>
                    <td className={list.keep}>{words.from(spokenDayOf(round.from), spokenDayOf(round.to))}</td>
                    <td>{round.stage}</td>
                    <td className={list.keep}>
                      {round.until && spokenDayOf(round.until)}
                      {round.daysLate > 0 && <Mark tone="bad">{words.late(round.daysLate)}</Mark>}
                    </td>
                    <td className={list.number}>{round.people}</td>
                    <td>
                      <Mark {...(round.state === 'running' ? { tone: 'warn' as const } : {})}>{round.stateName}</Mark>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Listed>
      </Section>
    </Page>
  );
}
