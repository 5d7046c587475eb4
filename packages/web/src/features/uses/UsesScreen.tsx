/** 成果运用: what results were used for, counted by unit and kind, listed, recorded. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { Tabs, useFilters } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { ExportButton } from '../statistics/ExportButton.tsx';
import { words } from './copy.ts';
import { FileDialog } from './FileDialog.tsx';
import { KindsPart } from './KindsPart.tsx';
import { ListPart } from './ListPart.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { SumsPart } from './SumsPart.tsx';
import styles from './uses.module.css';

type Part = keyof typeof words.parts;

export function UsesScreen() {
  const { values, change } = useFilters(['year', 'part', 'kind', 'effect', 'organization', 'person']);
  const summary = useAsked('GET /api/uses/summary', {
    query: values.year === '' ? {} : { year: Number(values.year) },
  });
  const kinds = useAsked('GET /api/use-kinds');
  const records = useMe().abilities.includes('uses.record');
  const [doing, set] = useState<'record' | 'file'>();
  /** What was done last; the parts of the page come and go with what they show. */
  const [said, say] = useState<string>();
  if (summary.state === 'failed') return <Failure problem={summary.problem} again={summary.again} />;
  if (kinds.state === 'failed') return <Failure problem={kinds.problem} again={kinds.again} />;
  if (summary.state === 'loading' || kinds.state === 'loading') return <Loading lines={10} />;
  const { year, years, units } = summary.value;
  const parts: readonly Part[] = kinds.value.abilities.change ? ['sums', 'list', 'kinds'] : ['sums', 'list'];
  const part = parts.find((one) => one === values.part) ?? 'sums';
  const done = (count?: number) => {
    set(undefined);
    say(count === undefined ? undefined : words.saved(count));
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <span className={styles.acts}>
          <ExportButton
            name={`${words.title}.xlsx`}
            fetch={() => call('GET /api/uses/export', { query: { year }, timeout: 60_000 })}
          />
          {records && <Action onClick={() => set('file')}>{words.fromFile}</Action>}
          {records && (
            <Action kind="primary" onClick={() => set('record')}>
              {words.record}
            </Action>
          )}
        </span>
      }
    >
      {said !== undefined && <Notice tone="good">{said}</Notice>}
      <Section>
        <div className={list.tools}>
          <ChoiceField
            label={words.year}
            value={String(year)}
            options={years.map((one) => ({ value: String(one), label: words.yearOf(one) }))}
            onValue={(one) => change({ year: one })}
          />
          {part === 'list' && (
            <>
              <ChoiceField
                label={words.kind}
                value={values.kind}
                options={[
                  { value: '', label: words.allKinds },
                  ...kinds.value.kinds.map(({ key, name }) => ({ value: key, label: name })),
                ]}
                onValue={(kind) => change({ kind })}
              />
              <ChoiceField
                label={words.effect}
                value={values.effect}
                options={[
                  { value: '', label: words.bothEffects },
                  { value: 'positive', label: words.effects.positive },
                  { value: 'negative', label: words.effects.negative },
                ]}
                onValue={(effect) => change({ effect })}
              />
              <ChoiceField
                label={words.organization}
                value={values.organization}
                options={[
                  { value: '', label: words.all },
                  ...units.map(({ unit }) => ({ value: unit.id, label: unit.name })),
                ]}
                onValue={(organization) => change({ organization })}
              />
            </>
          )}
        </div>
        <Tabs
          label={words.title}
          all={parts}
          at={part}
          named={(one) => words.parts[one]}
          go={(one) => change({ part: one === 'sums' ? '' : one })}
        />
      </Section>
      {part === 'sums' && (
        <SumsPart
          summary={summary.value}
          open={(organization, kind, effect) => change({ part: 'list', organization, kind, effect })}
        />
      )}
      {part === 'list' && (
        <ListPart
          year={year}
          kind={values.kind}
          effect={values.effect}
          organization={values.organization}
          person={values.person}
          everybody={() => change({ person: '' })}
        />
      )}
      {part === 'kinds' && <KindsPart key={kinds.value.revision} kinds={kinds.value} say={say} />}
      {doing === 'record' && <RecordDialog kinds={kinds.value.kinds} close={done} />}
      {doing === 'file' && <FileDialog close={done} />}
    </Page>
  );
}
