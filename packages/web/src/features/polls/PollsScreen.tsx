/** Polls, the newest first: how each stands, how many are in, until when. */
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, Pages, Tabs, useFilters, usePages } from '../../console/lists.tsx';
import { Page } from '../../console/Page.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Empty, Failure, Loading, NoPermission } from '../../ui/states.tsx';
import { words } from './copy.ts';
import { PollState } from './PollState.tsx';
import styles from './polls.module.css';
import type { Summary } from './shapes.ts';

const states = ['draft', 'open', 'closed', 'void'] as const;
type State = (typeof states)[number];
const isState = (text: string): text is State => (states as readonly string[]).includes(text);

export function PollsScreen() {
  const { values, change } = useFilters(['state']);
  const pages = usePages(values.state);
  const asked = useAsked('GET /api/polls', {
    query: {
      ...(isState(values.state) ? { state: values.state } : {}),
      ...(pages.after === undefined ? {} : { after: pages.after }),
    },
  });
  const home = () => change({ state: '' });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        asked.state === 'here' &&
        asked.value.abilities.add && (
          <GoLink href="/polls/new" className={list.primaryLink}>
            {words.fresh}
          </GoLink>
        )
      }
    >
      <Tabs
        label={words.head.state}
        all={['', ...states]}
        at={values.state}
        named={(state) => (state === '' ? words.all : words.states[state])}
        go={(state) => change({ state })}
      />
      {asked.state === 'loading' && <Loading lines={8} />}
      {asked.state === 'failed' &&
        (asked.problem.kind === 'forbidden' ? (
          <NoPermission holder={words.noPower} home={home} />
        ) : (
          <Failure problem={asked.problem} again={asked.again} />
        ))}
      {asked.state === 'here' &&
        (asked.value.polls.length === 0 ? (
          <Empty title={values.state === '' ? words.none : words.noneOf}>
            {values.state === '' ? words.noneWhat : words.noneOfWhat}
          </Empty>
        ) : (
          <>
            <PollTable polls={asked.value.polls} />
            <Pages pages={pages} next={asked.value.next} />
          </>
        ))}
    </Page>
  );
}

function PollTable({ polls }: { readonly polls: readonly Summary[] }) {
  const { head } = words;
  return (
    <div className={styles.scroll}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{head.title}</th>
            <th scope="col">{head.state}</th>
            <th scope="col" className={list.number}>
              {head.received}
            </th>
            <th scope="col" className={list.number}>
              {head.subjects}
            </th>
            <th scope="col">{head.unit}</th>
            <th scope="col">{head.until}</th>
          </tr>
        </thead>
        <tbody>
          {polls.map((poll) => (
            <tr key={poll.id}>
              <td className={list.title}>
                <GoLink href={`/polls/${poll.id}`}>{poll.title}</GoLink>
                {poll.reason && <div className={list.soft}>{poll.reason}</div>}
              </td>
              <td>
                <PollState state={poll.state} name={poll.stateName} />
              </td>
              <td className={list.number}>
                {poll.received === undefined ? '' : words.received(poll.received, poll.expected)}
              </td>
              <td className={list.number}>{poll.subjects}</td>
              <td>{poll.unit?.name ?? words.county}</td>
              <td className={list.keep}>{when(poll)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function when({ closedAt, endsAt, openedAt, createdAt, state }: Summary): string {
  if (closedAt !== undefined) return words.ended(spokenMoment(closedAt));
  if (state === 'open' && endsAt !== undefined) return words.ends(spokenMoment(endsAt));
  return state === 'open' && openedAt !== undefined
    ? words.open.since(spokenMoment(openedAt))
    : words.madeOn(spokenMoment(createdAt));
}
