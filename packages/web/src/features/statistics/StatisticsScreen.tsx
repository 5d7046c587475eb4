/** 统计: grades and scores by unit, who has not written, how ranks have moved; of the people whom one may see. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { GoLink, Tabs, useFilters } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, ChoiceField, Notice } from '../../ui/controls.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { NO_GRADE, type Statistics, words } from './copy.ts';
import { ExportButton } from './ExportButton.tsx';
import { GradeBars } from './GradeBars.tsx';
import { LogHeat } from './LogHeat.tsx';
import { MovesPart } from './MovesPart.tsx';
import { type Behind, PeopleDialog } from './PeopleDialog.tsx';
import { ScoreTable } from './ScoreTable.tsx';
import styles from './statistics.module.css';

type Round = Returns<'GET /api/statistics'>['rounds'][number];
const names = ['round', 'part', 'basis', 'population', 'staffing', 'organization', 'since', 'entry'] as const;
type Filters = Record<(typeof names)[number], string>;
type Change = (some: Partial<Filters>) => void;
const { filters: labels } = words;

export function StatisticsScreen() {
  const asked = useAsked('GET /api/statistics');
  const { values, change } = useFilters(names);
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { rounds } = asked.value;
  const round = rounds.find(({ id }) => id === values.round) ?? rounds.find(({ published }) => published) ?? rounds[0];
  if (round === undefined)
    return (
      <Page title={words.title} lead={words.lead}>
        <Empty icon="results" title={words.none} actions={<Own />}>
          {words.noneWhat}
        </Empty>
      </Page>
    );
  return <OfRound key={round.id} rounds={rounds} round={round} values={values} change={change} />;
}

/** What everybody has. */
function Own() {
  const { person } = useMe();
  if (person === undefined) return null;
  return (
    <span className={styles.own}>
      <GoLink href={`/statistics/people/${person.id}`}>{words.ownTrend}</GoLink>
      <GoLink href="/own-uses">{words.ownUses}</GoLink>
    </span>
  );
}

interface OfRoundProps {
  readonly rounds: readonly Round[];
  readonly round: Round;
  readonly values: Filters;
  readonly change: Change;
}

/** What is asked of the server: the filters that narrow. */
function queryOf({ basis, population, staffing, organization }: Filters) {
  return {
    ...(basis === 'now' || basis === 'published' ? ({ basis } as const) : {}),
    ...(population === '' ? {} : { population }),
    ...(staffing === '' ? {} : { staffing }),
    ...(organization === '' ? {} : { organization }),
  };
}

function OfRound({ rounds, round, values, change }: OfRoundProps) {
  const query = queryOf(values);
  const asked = useAsked('GET /api/rounds/:id/statistics', { params: { id: round.id }, query, timeout: 60_000 });
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (asked.state === 'loading') return <Loading lines={12} />;
  const statistics = asked.value;
  const part = values.part === 'logs' || values.part === 'moves' ? values.part : 'results';
  const earlier = rounds.filter((one) => one.to < round.to && one.published);
  const since = earlier.find(({ id }) => id === values.since) ?? earlier.find(({ scheme }) => scheme === round.scheme);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <span className={styles.acts}>
          <Own />
          <ExportButton
            name={`${round.name}${words.title}.xlsx`}
            fetch={() =>
              call('GET /api/rounds/:id/statistics/export', {
                params: { id: round.id },
                query: { ...query, ...(since && round.published ? { since: since.id } : {}) },
                timeout: 60_000,
              })
            }
          />
        </span>
      }
    >
      <Section>
        <Tools rounds={rounds} round={round} statistics={statistics} part={part} values={values} change={change} />
        <Tabs
          label={words.title}
          all={(['results', 'logs', 'moves'] as const).filter((one) => one !== 'logs' || statistics.entries.length > 0)}
          at={part}
          named={(one) => words.parts[one]}
          go={(one) => change({ part: one === 'results' ? '' : one })}
        />
      </Section>
      {part === 'results' && <Results round={round.id} statistics={statistics} query={query} change={change} />}
      {part === 'logs' && <LogHeat round={round.id} entry={values.entry} organization={values.organization} />}
      {part === 'moves' && (
        <>
          {earlier.length > 0 && (
            <Section>
              <div className={list.tools}>
                <ChoiceField
                  label={labels.since}
                  value={since?.id ?? ''}
                  options={[
                    // A list shows its first round as chosen, which it isn't, and can't be chosen then.
                    ...(since === undefined ? [{ value: '', label: labels.choose }] : []),
                    ...earlier.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  onValue={(id) => change({ since: id })}
                />
              </div>
            </Section>
          )}
          {since === undefined ? (
            <Section>
              <p>{earlier.length === 0 ? words.moves.noEarlier : words.moves.choose}</p>
            </Section>
          ) : (
            <MovesPart round={round.id} since={since.id} organization={values.organization} />
          )}
        </>
      )}
    </Page>
  );
}

interface ToolsProps extends OfRoundProps {
  readonly statistics: Statistics;
  readonly part: string;
}

function Tools({ rounds, round, statistics, part, values, change }: ToolsProps) {
  const { bases, basis, populations, staffings, organizations, entries } = statistics;
  const any = { value: '', label: labels.all };
  const results = part === 'results';
  return (
    <div className={list.tools}>
      <ChoiceField
        label={labels.round}
        value={round.id}
        options={rounds.map(({ id, name }) => ({ value: id, label: name }))}
        onValue={(id) => change({ round: id, basis: '', population: '', staffing: '', since: '', entry: '' })}
      />
      {results && bases.length > 1 && (
        <ChoiceField
          label={labels.basis}
          value={basis?.basis ?? ''}
          options={bases.map((one) => ({ value: one.basis, label: one.name }))}
          onValue={(one) => change({ basis: one })}
        />
      )}
      {organizations.length > 1 && (
        <ChoiceField
          label={labels.organization}
          value={values.organization}
          options={[any, ...organizations.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={(organization) => change({ organization })}
        />
      )}
      {results && populations.length > 1 && (
        <ChoiceField
          label={labels.population}
          value={values.population}
          options={[any, ...populations.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={(population) => change({ population })}
        />
      )}
      {results && staffings.length > 1 && (
        <ChoiceField
          label={labels.staffing}
          value={values.staffing}
          options={[any, ...staffings.map((one) => ({ value: one, label: one }))]}
          onValue={(staffing) => change({ staffing })}
        />
      )}
      {part === 'logs' && entries.length > 1 && (
        <ChoiceField
          label={labels.entry}
          value={values.entry === '' ? (entries[0]?.entry ?? '') : values.entry}
          options={entries.map(({ entry, name }) => ({ value: entry, label: name }))}
          onValue={(entry) => change({ entry })}
        />
      )}
    </div>
  );
}

interface ResultsProps {
  readonly round: string;
  readonly statistics: Statistics;
  readonly query: Behind['query'];
  readonly change: Change;
}

function Results({ round, statistics, query, change }: ResultsProps) {
  const [behind, look] = useState<Behind>();
  const { basis, organization, populations } = statistics;
  const open = (unit: Statistics['units'][number]['unit'] | undefined, grade?: string) =>
    look({
      title: words.list(
        unit?.name ?? words.total,
        grade === undefined ? words.everybody : grade === NO_GRADE ? words.noGrade : grade,
      ),
      query: {
        ...query,
        ...(organization === undefined ? {} : { organization: organization.id }),
        ...(unit === undefined ? {} : organization === undefined ? { organization: unit.id } : { unit: unit.id }),
        ...(grade === undefined ? {} : { grade }),
      },
    });
  if (basis === undefined)
    return (
      <Empty icon="results" title={words.unpublished}>
        {words.unpublishedWhat}
      </Empty>
    );
  return (
    <>
      <Section title={words.grades}>
        <p className={styles.note}>
          {basis.name}
          {organization && ` · ${organization.name}`}
          {organization && query.organization && (
            <Action kind="plain" onClick={() => change({ organization: '' })}>
              {words.back}
            </Action>
          )}
        </p>
        <GradeBars
          statistics={statistics}
          open={open}
          {...(organization === undefined ? { into: (unit: string) => change({ organization: unit }) } : {})}
        />
      </Section>
      <Section title={words.scores}>
        {populations.length > 1 && query.population === undefined && <Notice tone="warn">{words.mixed}</Notice>}
        <ScoreTable statistics={statistics} open={open} />
      </Section>
      {behind && <PeopleDialog round={round} behind={behind} close={() => look(undefined)} />}
    </>
  );
}
