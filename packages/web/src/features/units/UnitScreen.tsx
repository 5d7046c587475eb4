/** A unit: where it belongs, who leads it, who is in charge of what, its people and what is below it. */
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Page } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading, NoPermission } from '../../ui/states.tsx';
import { addPerson } from '../people/person-forms.ts';
import type { UnitPage } from '../roster/copy.ts';
import { EditDrawer, type EditForm, type FormValues } from '../roster/EditDrawer.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import { RosterFrame } from './RosterFrame.tsx';
import styles from './roster.module.css';
import type { TreeUnit } from './tree.ts';
import { Below, Leaders, OversightTable, People } from './UnitSections.tsx';
import { addUnit, changeOversight, closeUnit, editUnit, oversee } from './unit-forms.ts';

const one = getRouteApi('/units/$id');
const first = getRouteApi('/units');

/** Without a unit in the address: one's own, or the topmost. */
export function UnitsScreen() {
  const { day } = first.useSearch();
  const me = useMe();
  const own = me.roles.find(({ role, unit }) => role === 'unitAdmin' && unit !== undefined)?.unit;
  const office = me.roles.some(({ role }) => role === 'office' || role === 'committee' || role === 'inspector');
  return (
    <RosterFrame day={day}>
      {(units) => {
        const top = units.find(({ parent }) => parent === undefined)?.id;
        const id = office ? top : (own ?? top);
        return id === undefined ? null : <UnitPageOf id={id} day={day} units={units} />;
      }}
    </RosterFrame>
  );
}

export function UnitScreen() {
  const { id } = one.useParams();
  const { day } = one.useSearch();
  return (
    <RosterFrame unit={id} day={day}>
      {(units) => <UnitPageOf key={id} id={id} day={day} units={units} />}
    </RosterFrame>
  );
}

interface UnitPageProps {
  readonly id: string;
  readonly day: string | undefined;
  readonly units: readonly TreeUnit[];
}

function UnitPageOf({ id, day, units }: UnitPageProps) {
  const navigate = useNavigate();
  const asked = useAsked('GET /api/units/:id', { params: { id }, query: day === undefined ? {} : { day } });
  const home = () => void navigate({ to: '/' });
  const name = units.find((unit) => unit.id === id)?.name ?? words.title;
  if (asked.state === 'here') return <UnitShown page={asked.value} day={day} units={units} />;
  return (
    <Page title={name}>
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

function UnitShown({
  page,
  day,
  units,
}: { readonly page: UnitPage; readonly day: string | undefined } & Pick<UnitPageProps, 'units'>) {
  const [form, setForm] = useState<AnyForm>();
  const { unit, abilities } = page;
  const open = <V extends FormValues>(next: EditForm<V>) => setForm(next as unknown as AnyForm);
  const all = units.find(({ id }) => id === unit.id)?.all ?? 0;
  const search = day === undefined ? {} : { day };
  return (
    <Page
      title={unit.name}
      lead={<Lead page={page} search={search} />}
      actions={
        <div className={styles.buttons}>
          {abilities.addPerson && <Action onClick={() => open(addPerson(unit))}>{words.actions.addPerson}</Action>}
          {abilities.addUnit && <Action onClick={() => open(addUnit(page))}>{words.actions.addUnit}</Action>}
          {abilities.edit && <Action onClick={() => open(editUnit(page))}>{words.actions.edit}</Action>}
          {abilities.close && (
            <Action onClick={() => open(closeUnit(page))}>
              {unit.until === undefined ? words.actions.close : words.actions.reopen}
            </Action>
          )}
        </div>
      }
    >
      <Leaders page={page} search={search} />
      <People page={page} all={all} search={search} />
      <OversightTable page={page} add={() => open(oversee(page))} change={(each) => open(changeOversight(each))} />
      <Below page={page} search={search} />
      {form && <EditDrawer key={form.draft} form={form} close={() => setForm(undefined)} />}
    </Page>
  );
}

function Lead({ page: { unit, path, day }, search }: { readonly page: UnitPage; readonly search: { day?: string } }) {
  return (
    <>
      {path.length > 1 && (
        <span className={styles.crumbs}>
          {path.slice(0, -1).map(({ id, name }) => (
            <span key={id}>
              <Link to="/units/$id" params={{ id }} search={search}>
                {name}
              </Link>
            </span>
          ))}
        </span>
      )}
      <span className={styles.meta}>
        <span>{unit.kindName}</span>
        {unit.code && <span>{words.code(unit.code)}</span>}
        {unit.since && <span>{spokenDayOf(unit.since)}设立</span>}
        {unit.until && (
          <span className={styles.vacant}>
            {(unit.until < day ? words.closed : words.closing)(spokenDayOf(unit.until))}
          </span>
        )}
      </span>
    </>
  );
}
