/** The record of what was done, for the audit administrator. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Input } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { given, Listed, Pages, useFilters, usePages } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import controls from '../../ui/controls.module.css';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { AuditTable, type Named } from './AuditTable.tsx';
import { ChooseAccount } from './ChooseAccount.tsx';
import { words } from './copy.ts';

type Query = Input<'GET /api/audit'>['query'];
type Side = 'actor' | 'subject';

export function AuditScreen() {
  const { values, change } = useFilters(['action', 'actor', 'actorName', 'subject', 'subjectName', 'from', 'to']);
  const { actorName, subjectName, ...filters } = values;
  const pages = usePages(JSON.stringify(values));
  const [choosing, setChoosing] = useState<Side>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem>();
  const [exported, setExported] = useState<string>();
  const wrongDays = values.from !== '' && values.to !== '' && values.to < values.from;
  const query = given(filters) as Query;
  const asked = useAsked('GET /api/audit', {
    query: { ...query, ...(pages.after === undefined ? {} : { before: pages.after }) },
  });
  const actions = asked.state === 'here' ? asked.value.actions : [];
  const narrow = (side: Side, who: Named | undefined) =>
    change(
      side === 'actor'
        ? { actor: who?.id ?? '', actorName: who?.name ?? '' }
        : { subject: who?.id ?? '', subjectName: who?.name ?? '' },
    );
  const narrowed = Object.values(filters).some((value) => value !== '');
  const exportAll = async () => {
    setBusy(true);
    const answer = await call('GET /api/audit/export', { query, timeout: 120_000 });
    setBusy(false);
    setFailed(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    const name = answer.value instanceof File ? answer.value.name : `${words.title}.xlsx`;
    saveFile(answer.value, name);
    setExported(name);
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Action busy={busy} disabled={wrongDays} onClick={() => void exportAll()}>
          {busy ? words.exporting : words.export}
        </Action>
      }
    >
      <Section>
        {wrongDays && <Notice tone="bad">{words.wrongDays}</Notice>}
        {failed && <Notice tone="bad">{failed.title}</Notice>}
        {exported && <Notice tone="good">{words.exported(exported)}</Notice>}
        <div className={list.tools}>
          <ChoiceField
            label={words.action}
            value={values.action}
            options={[
              { value: '', label: words.allActions },
              ...actions.map(({ action, name }) => ({ value: action, label: name })),
            ]}
            onValue={(action) => change({ action })}
          />
          {(['from', 'to'] as const).map((side) => (
            <div key={side}>
              <label className={controls.label} htmlFor={`audit-${side}`}>
                {words[side]}
              </label>
              <DayPicker
                id={`audit-${side}`}
                value={values[side]}
                clearable
                faulty={wrongDays}
                placeholder={words.anyDay}
                onValue={(day) => change({ [side]: day })}
              />
            </div>
          ))}
          <Chosen side="actor" id={values.actor} name={actorName} choose={setChoosing} />
          <Chosen side="subject" id={values.subject} name={subjectName} choose={setChoosing} />
          {narrowed && (
            <div className={list.push}>
              <Action
                kind="plain"
                onClick={() =>
                  change({ action: '', actor: '', actorName: '', subject: '', subjectName: '', from: '', to: '' })
                }
              >
                {words.clear}
              </Action>
            </div>
          )}
        </div>
        <Listed
          asked={asked}
          empty={({ entries }) => entries.length === 0}
          none={{ icon: 'missing', title: words.none, what: words.noneWhat }}
          lines={8}
        >
          {(value) => (
            <>
              <AuditTable entries={value.entries} narrow={narrow} />
              <Pages pages={pages} next={value.next} />
            </>
          )}
        </Listed>
      </Section>
      {choosing && (
        <ChooseAccount
          title={words.chooseTitle[choosing]}
          close={() => setChoosing(undefined)}
          choose={(who) => {
            narrow(choosing, who);
            setChoosing(undefined);
          }}
        />
      )}
    </Page>
  );
}

interface ChosenProps {
  readonly side: Side;
  readonly id: string;
  readonly name: string;
  readonly choose: (side: Side) => void;
}

function Chosen({ side, id, name, choose }: ChosenProps) {
  const text = id === '' ? words.everybody : name === '' ? words.chosen : name;
  return (
    <div className={list.snug}>
      <Action onClick={() => choose(side)}>
        {words[side]}：{text}
      </Action>
    </div>
  );
}
