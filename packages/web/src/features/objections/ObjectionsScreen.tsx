/** All objections, reviews and appeals: what is open first, by its clock. */
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { type Objection, words } from './copy.ts';

const { list: says, one } = words;

export function ObjectionsScreen() {
  const asked = useAsked('GET /api/objections', { query: {} });
  return (
    <Page title={says.title} lead={says.lead}>
      <Section>
        {asked.state === 'loading' && <Loading lines={6} />}
        {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
        {asked.state === 'here' && asked.value.objections.length === 0 && (
          <Empty title={says.none}>{says.noneWhat}</Empty>
        )}
        {asked.state === 'here' && asked.value.objections.length > 0 && (
          <table className={list.table}>
            <thead>
              <tr>
                <th scope="col">{says.person}</th>
                <th scope="col">{says.round}</th>
                <th scope="col">{says.step}</th>
                <th scope="col">{says.due}</th>
                <th scope="col">{says.clock}</th>
                <th scope="col">{says.state}</th>
              </tr>
            </thead>
            <tbody>
              {asked.value.objections.map((each) => (
                <Row key={each.id} objection={each} />
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </Page>
  );
}

function Row({ objection }: { readonly objection: Objection }) {
  const { id, person, kindName, round, figure, due, clock, daysLate, open, stateName } = objection;
  return (
    <tr>
      <td className={list.keep}>
        <GoLink href={`/objections/${id}`}>{one.of(person.name, kindName)}</GoLink>
      </td>
      <td className={list.title}>{round.name}</td>
      <td>{figure?.name ?? one.whole}</td>
      <td className={list.keep}>{spokenDayOf(due)}</td>
      <td className={list.keep}>
        {clock !== '' && <Mark {...(daysLate > 0 ? { tone: 'bad' as const } : {})}>{clock}</Mark>}
      </td>
      <td>
        <Mark {...(open ? { tone: 'warn' as const } : {})}>{stateName}</Mark>
      </td>
    </tr>
  );
}
