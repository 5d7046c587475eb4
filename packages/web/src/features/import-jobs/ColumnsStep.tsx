/** Which column of the file holds what, as it was recognised; what isn't sure must be confirmed by somebody who looks. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Checkbox, Input, Select } from '../../ui/antd/face.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import table from '../../ui/table.module.css';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import type { Import } from './ImportScreen.tsx';
import styles from './imports.module.css';

type Mapping = NonNullable<Import['mapping']>;
type TableColumn = Mapping['table'][number];

interface Wanted {
  /** Column of the file by the table's column; absent: not taken from anywhere. */
  readonly columns: Readonly<Record<string, number>>;
  readonly confirmed: readonly string[];
  readonly day: string;
  readonly staffing: string;
}

const NONE = -1;

export function ColumnsStep({ one, again }: { readonly one: Import; readonly again: () => void }) {
  return one.mapping === undefined ? null : <Columns one={one} mapping={one.mapping} again={again} />;
}

interface ColumnsProps {
  readonly one: Import;
  readonly mapping: Mapping;
  readonly again: () => void;
}

function Columns({ one, mapping, again }: ColumnsProps) {
  const me = useMe();
  const navigate = useNavigate();
  const initial = wantedBy(one, mapping);
  const draft = useDraft<Wanted>(me.account.id, `import/${one.id}/${mapping.sheet}`, initial);
  const [problem, setProblem] = useState<Problem>();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const wanted = draft.value;
  const change = (part: Partial<Wanted>) => draft.change({ ...wanted, ...part });
  const unsure = mapping.table.filter(
    ({ id, at, confidence }) => confidence === 'unsure' && wanted.columns[id] === at && !wanted.confirmed.includes(id),
  );
  const altered = JSON.stringify(saidOf(wanted)) !== JSON.stringify(saidOf(initial));
  const lacking = mapping.lacking.length > 0;

  const put = async (body: Parameters<typeof send>[1]) => {
    setBusy(true);
    const answer = await send(one.id, body);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return false;
    }
    draft.drop();
    again();
    return true;
  };
  const goOn = async () => {
    setFault(undefined);
    setProblem(undefined);
    if (unsure.length > 0) return setFault(words.columns.needConfirm(unsure.map(({ name }) => name).join('、')));
    if ((altered || one.status === 'mapping') && !(await put(saidOf(wanted)))) return undefined;
    await navigate({ to: '/imports/$id', params: { id: one.id }, search: { step: 'check' } });
    return undefined;
  };

  return (
    <>
      <Section title={words.columns.title}>
        <div className={styles.stack}>
          <p className={styles.hint}>{words.columns.lead(mapping.sheet, mapping.headerRows[0])}</p>
          <DraftNotice draft={draft} />
          {lacking && (
            <Notice tone="warn">
              {words.columns.lacking(
                mapping.lacking.map((id) => mapping.table.find((each) => each.id === id)?.name ?? id).join('、'),
              )}
            </Notice>
          )}
          {mapping.otherSheets.length > 0 && (
            <label className={styles.inline} htmlFor="columns-sheet">
              <span>{words.columns.sheet}</span>
              <Select
                id="columns-sheet"
                value={mapping.sheet}
                options={[mapping.sheet, ...mapping.otherSheets].map((value) => ({ value, label: value }))}
                onChange={(sheet: string) => void put({ sheet })}
              />
            </label>
          )}
          {mapping.hiddenSheets.length > 0 && (
            <p className={styles.hint}>{words.columns.hidden(mapping.hiddenSheets.join('、'))}</p>
          )}
          <table className={table.table}>
            <Heads of={[words.head.column, words.head.from, words.head.sure]} />
            <tbody>
              {mapping.table.map((column) => (
                <ColumnRow key={column.id} column={column} mapping={mapping} wanted={wanted} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Sample mapping={mapping} />
      <Section>
        <div className={styles.stack}>
          <label className={styles.inline} htmlFor="columns-day">
            <span>{words.day}</span>
            <span className={styles.day}>
              <DayPicker id="columns-day" value={wanted.day} onValue={(day) => change({ day })} />
            </span>
          </label>
          <p className={styles.hint}>{words.dayHint}</p>
          {one.kind === 'people' && (
            <>
              <label className={styles.inline} htmlFor="columns-staffing">
                <span>{words.columns.staffing}</span>
                <span className={styles.day}>
                  <Input
                    id="columns-staffing"
                    value={wanted.staffing}
                    onChange={({ target }) => change({ staffing: target.value })}
                  />
                </span>
              </label>
              <p className={styles.hint}>{words.columns.staffingHint}</p>
            </>
          )}
          {fault && <Notice tone="bad">{fault}</Notice>}
          {problem && <Notice tone="bad">{problem.title}</Notice>}
          <div className={styles.foot}>
            <Action kind="primary" busy={busy} onClick={() => void goOn()}>
              {altered ? words.columns.again : words.columns.goOn}
            </Action>
          </div>
        </div>
      </Section>
    </>
  );
}

interface RowProps {
  readonly column: TableColumn;
  readonly mapping: Mapping;
  readonly wanted: Wanted;
  readonly change: (part: Partial<Wanted>) => void;
}

function ColumnRow({ column, mapping, wanted, change }: RowProps) {
  const { id, name, about, required, at, confidence } = column;
  const now = wanted.columns[id];
  const options = [
    { value: NONE, label: words.columns.none },
    ...mapping.columns.map(({ at: value, letters, label }) => ({ value, label: `${letters} 列　${label}` })),
  ];
  const choose = (value: number) => {
    const { [id]: _, ...others } = wanted.columns;
    change({ columns: value === NONE ? others : { ...others, [id]: value } });
  };
  return (
    <tr>
      <td>
        {name}
        {required && <span className={styles.required}>{words.columns.required}</span>}
        {about && <div className={table.soft}>{about}</div>}
      </td>
      <td className={styles.from}>
        <Select
          aria-label={`${name}${words.head.from}`}
          style={{ width: '100%' }}
          value={now ?? NONE}
          options={options}
          onChange={choose}
        />
      </td>
      <td className={styles.sure}>
        {now === undefined ? (
          <span className={table.soft}>{words.columns.blank}</span>
        ) : now !== at ? (
          words.columns.own
        ) : confidence === 'unsure' ? (
          <>
            <span className={styles.unsure}>{words.columns.unsure}</span>
            <Checkbox
              aria-label={words.columns.confirmLabel(name)}
              checked={wanted.confirmed.includes(id)}
              onChange={({ target }) =>
                change({
                  confirmed: target.checked
                    ? [...wanted.confirmed, id]
                    : wanted.confirmed.filter((each) => each !== id),
                })
              }
            >
              {words.columns.confirm}
            </Checkbox>
          </>
        ) : confidence === 'likely' ? (
          words.columns.likely
        ) : confidence === 'same' ? (
          words.columns.sure
        ) : (
          words.columns.own
        )}
      </td>
    </tr>
  );
}

/** The first rows as they stand in the file, so that a column is recognised by what is in it. */
function Sample({ mapping }: { readonly mapping: Mapping }) {
  if (mapping.sample.length === 0) return null;
  return (
    <Section title={words.columns.sample}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.wide} aria-label={words.columns.sample} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.head.row}</th>
              {mapping.columns.map(({ at, letters, label }) => (
                <th key={at}>
                  {letters} {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mapping.sample.map(({ row, texts }) => (
              <tr key={row}>
                <td className={table.soft}>{row}</td>
                {mapping.columns.map(({ at }, nth) => (
                  <td key={at} className={styles.cell}>
                    {texts[nth]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function wantedBy(one: Import, mapping: Mapping): Wanted {
  const taken = mapping.table.flatMap(({ id, at }) => (at === undefined ? [] : [[id, at] as const]));
  return {
    columns: Object.fromEntries(taken),
    confirmed: [],
    day: one.choices.day,
    staffing: one.choices.staffing ?? '',
  };
}

function saidOf({ columns, day, staffing }: Wanted) {
  const sorted = Object.fromEntries(Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    columns: sorted,
    ...(day === '' ? {} : { day }),
    ...(staffing.trim() === '' ? {} : { staffing: staffing.trim() }),
  };
}

function send(id: string, body: { readonly sheet: string } | ReturnType<typeof saidOf>) {
  return call('PUT /api/imports/:id/mapping', { params: { id }, body });
}
