/** All objections, reviews and appeals: what is open first, by its clock. */
import { type Asked, useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, Mark } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { type Objection, words } from './copy.ts';

const { list: says, one } = words;

export function ObjectionsScreen() {
  const asked = useAsked('GET /api/objections', { query: {} });
  return (
    <Page title={says.title} lead={says.lead}>
      {asked.state === 'here' ? <Listed objections={asked.value.objections} /> : <NotHere asked={asked} />}
    </Page>
  );
}

/** For somebody who handles one and has no other part in them. */
export function HandledScreen() {
  const asked = useAsked('GET /api/objections/mine');
  return (
    <Page title={words.own.handling}>
      {asked.state === 'here' ? <Listed objections={asked.value.handling} /> : <NotHere asked={asked} />}
    </Page>
  );
}

function NotHere({ asked }: { readonly asked: Exclude<Asked<unknown>, { readonly state: 'here' }> }) {
  return asked.state === 'loading' ? <Loading lines={6} /> : <Failure problem={asked.problem} again={asked.again} />;
}

function Listed({ objections }: { readonly objections: readonly Objection[] }) {
  return (
    <Section>
      {objections.length === 0 ? (
        <Empty title={says.none}>{says.noneWhat}</Empty>
      ) : (
        <table className={list.table}>
          <Heads of={[says.person, says.round, says.step, says.due, says.clock, says.state]} />
          <tbody>
            {objections.map((each) => (
              <Row key={each.id} objection={each} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
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
