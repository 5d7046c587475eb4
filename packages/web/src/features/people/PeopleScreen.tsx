/** Finding a person of the roster: by name, pinyin, initials or code, in a unit and below, as of a day, page by page. */
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Page } from '../../console/Page.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Checkbox, Input } from '../../ui/antd/face.ts';
import { Action } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { Heads } from '../../ui/Heads.tsx';
import { Empty, Failure, Loading, NoPermission } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { words as roster } from '../roster/copy.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './copy.ts';
import type { FoundPerson } from './PersonPicker.tsx';
import styles from './people.module.css';

/** What is asked for, as it stands in the address. */
export interface PeopleSearch {
  readonly query?: string;
  readonly unit?: string;
  readonly day?: string;
  readonly all?: 'yes';
  readonly after?: string;
}

const route = getRouteApi('/people');
/** Typing pauses this long, in milliseconds, before it is searched for. */
const PAUSE = 250;

export function PeopleScreen() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const asked = useAsked('GET /api/people', { query: { ...search, all: search.all ?? 'no' } });
  const home = () => void navigate({ to: '/' });
  const change = (part: PeopleSearch) => {
    const { after: _, ...rest } = search;
    const next = Object.entries({ ...rest, ...part }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/people', search: Object.fromEntries(next), replace: part.after === undefined });
  };
  return (
    <Page title={words.title} lead={words.lead}>
      <Filters search={search} change={change} />
      <section className={styles.results} aria-live="polite">
        {asked.state === 'loading' && <Loading lines={8} />}
        {asked.state === 'failed' &&
          (asked.problem.kind === 'forbidden' ? (
            <NoPermission holder={words.holder} home={home} />
          ) : (
            <Failure problem={asked.problem} again={asked.again} home={home} />
          ))}
        {asked.state === 'here' &&
          (asked.value.people.length === 0 ? (
            <Empty icon="missing" title={words.none}>
              {words.noneLead}
            </Empty>
          ) : (
            <>
              <PeopleTable people={asked.value.people} day={search.day} />
              <nav className={styles.pages} aria-label="翻页">
                <span className={table.soft}>{words.count(asked.value.people.length)}</span>
                {search.after !== undefined && (
                  <>
                    <Action onClick={() => change({})}>{words.first}</Action>
                    <Action onClick={() => router.history.back()}>{words.before}</Action>
                  </>
                )}
                {asked.value.next !== undefined && (
                  <Action onClick={() => change({ after: asked.value.next as string })}>{words.next}</Action>
                )}
              </nav>
            </>
          ))}
      </section>
    </Page>
  );
}

interface FiltersProps {
  readonly search: PeopleSearch;
  readonly change: (part: { readonly [K in keyof PeopleSearch]?: PeopleSearch[K] | undefined }) => void;
}

function Filters({ search, change }: FiltersProps) {
  const [text, setText] = useState(search.query ?? '');
  useEffect(() => setText(search.query ?? ''), [search.query]);
  useEffect(() => {
    const query = text.trim() === '' ? undefined : text.trim();
    if (query === search.query) return undefined;
    const timer = setTimeout(() => change({ query }), PAUSE);
    return () => clearTimeout(timer);
  });
  return (
    <div className={styles.filters}>
      <div className={styles.text}>
        <Input
          autoFocus
          aria-label={words.searchLabel}
          placeholder={words.search}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <div className={styles.unit}>
        <UnitPicker label={words.unit} clearable value={search.unit} onValue={(unit) => change({ unit })} />
      </div>
      <div className={styles.day}>
        <DayPicker
          label={roster.dayLabel}
          value={search.day ?? todayHere()}
          onValue={(day) => change({ day: day === todayHere() ? undefined : day })}
        />
      </div>
      <Checkbox
        checked={search.all === 'yes'}
        onChange={({ target }) => change({ all: target.checked ? 'yes' : undefined })}
      >
        {words.all}
      </Checkbox>
    </div>
  );
}

function PeopleTable({ people, day }: { readonly people: readonly FoundPerson[]; readonly day: string | undefined }) {
  const { head } = words;
  const search = day === undefined ? {} : { day };
  return (
    <table className={table.table}>
      <Heads of={[head.name, head.code, head.unit, head.post, head.duty]} />
      <tbody>
        {people.map(({ id, name, code, unit, post, dutyName }) => (
          <tr key={id}>
            <td>
              <Link to="/people/$id" params={{ id }} search={search}>
                {name}
              </Link>
            </td>
            <td className={table.soft}>{code}</td>
            <td>{unit?.path ?? <span className={table.soft}>{words.noPost}</span>}</td>
            <td>{post}</td>
            <td>{dutyName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
