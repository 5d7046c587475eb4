/** A person: who reviews them, which posts they hold and held, and their standings, as of a day. */
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Page } from '../../console/Page.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Action } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading, NoPermission } from '../../ui/states.tsx';
import { type PersonFile, words as roster } from '../roster/copy.ts';
import { EditDrawer, type EditForm, type FormValues } from '../roster/EditDrawer.tsx';
import unit from '../units/roster.module.css';
import { words } from './copy.ts';
import { Chains, Overrides, Standings, Tenures } from './PersonSections.tsx';
import { addOverride, addStanding, addTenure, editPerson } from './person-forms.ts';

/** Loaded by whoever opens a person: few do on a day. */
const Talks = lazy(async () => ({ default: (await import('../supervision/PersonTalks.tsx')).PersonTalks }));
const Uses = lazy(async () => ({ default: (await import('../uses/PersonUses.tsx')).PersonUses }));

const route = getRouteApi('/people/$id');

export function PersonScreen() {
  const { id } = route.useParams();
  const { day } = route.useSearch();
  const navigate = useNavigate();
  const asked = useAsked('GET /api/people/:id', { params: { id }, query: day === undefined ? {} : { day } });
  const home = () => void navigate({ to: '/' });
  if (asked.state === 'here') return <PersonShown file={asked.value} day={day} />;
  return (
    <Page title={words.title}>
      {asked.state === 'loading' ? (
        <Loading lines={8} />
      ) : asked.problem.kind === 'forbidden' ? (
        <NoPermission holder={words.holder} home={home} />
      ) : (
        <Failure problem={asked.problem} again={asked.again} home={home} />
      )}
    </Page>
  );
}

type AnyForm = EditForm<FormValues>;
export type OpenForm = <V extends FormValues>(form: EditForm<V>) => void;

function PersonShown({ file, day }: { readonly file: PersonFile; readonly day: string | undefined }) {
  const navigate = useNavigate();
  const [form, setForm] = useState<AnyForm>();
  const { person, abilities } = file;
  // Each form knows its own values; the drawer shows any of them.
  const open: OpenForm = (next) => setForm(next as unknown as AnyForm);
  const toDay = (next: string) =>
    void navigate({
      to: '/people/$id',
      params: { id: person.id },
      search: next === todayHere() ? {} : { day: next },
      replace: true,
    });
  return (
    <Page
      title={person.name}
      lead={<Lead file={file} search={day === undefined ? {} : { day }} />}
      actions={
        <div className={unit.buttons}>
          <div className={unit.headDay}>
            <DayPicker label={roster.dayLabel} value={day ?? file.day} onValue={toDay} />
          </div>
          {abilities.edit && <Action onClick={() => open(editPerson(file))}>{words.actions.edit}</Action>}
          {abilities.addTenure && <Action onClick={() => open(addTenure(file))}>{words.actions.addTenure}</Action>}
          {(abilities.addStanding || abilities.addSanction) && (
            <Action onClick={() => open(addStanding(file))}>{words.actions.addStanding}</Action>
          )}
          {abilities.override && <Action onClick={() => open(addOverride(file))}>{words.actions.override}</Action>}
        </div>
      }
    >
      {day !== undefined && (
        <p className={unit.past} role="status">
          {roster.past(spokenDayOf(day))}
          <Action kind="plain" onClick={() => toDay(todayHere())}>
            {roster.toToday}
          </Action>
        </p>
      )}
      <Chains file={file} />
      <Tenures file={file} open={open} />
      <Standings file={file} open={open} />
      <Overrides file={file} open={open} />
      <Suspense fallback={null}>
        <Talks person={person.id} />
        <Uses person={person.id} />
      </Suspense>
      {form && <EditDrawer key={form.draft} form={form} close={() => setForm(undefined)} />}
    </Page>
  );
}

function Lead({ file, search }: { readonly file: PersonFile; readonly search: { readonly day?: string } }) {
  const held = file.tenures.filter(({ current }) => current);
  return (
    <>
      <span className={unit.meta}>
        <span>{file.person.code ? words.code(file.person.code) : words.noCode}</span>
        {held.length === 0 && <span>{words.noPost}</span>}
        {held.map((tenure) => (
          <span key={tenure.id}>
            <Link to="/units/$id" params={{ id: tenure.unit.id }} search={search}>
              {tenure.unit.path}
            </Link>{' '}
            {tenure.post}
            {tenure.main ? `，${tenure.staffing}` : `（${words.beside}）`}
          </span>
        ))}
      </span>
      {file.oversees.length > 0 && (
        <span className={unit.meta}>
          <span>
            {words.oversees} {file.oversees.map(({ name }) => name).join('、')}
          </span>
        </span>
      )}
    </>
  );
}
