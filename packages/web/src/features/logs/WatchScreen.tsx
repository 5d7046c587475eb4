/** Who has yet to write: counts by unit and week, and the names behind each. */
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink, useFilters } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Action, ChoiceField, classes } from '../../ui/controls.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { shortName, spokenDate, type Watched, words } from './copy.ts';
import styles from './logs.module.css';
import { MissingDialog, type Seen } from './MissingDialog.tsx';

type Unit = Watched['units'][number];

export function WatchScreen() {
  const { id } = useParams({ from: '/rounds/$id/logs' });
  const { values, change } = useFilters(['entry', 'organization']);
  const { entry, organization } = values;
  const asked = useAsked('GET /api/rounds/:id/logs', {
    params: { id },
    query: { ...(entry === '' ? {} : { entry }), ...(organization === '' ? {} : { organization }) },
  });
  const [seen, see] = useState<Seen>();
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const watched = asked.value;
  return (
    <Page
      title={words.watch}
      lead={`${watched.round.name}。${words.watchLead}`}
      actions={<GoLink href={`/rounds/${id}`}>{words.toRound}</GoLink>}
    >
      <Section>
        {watched.entry === undefined ? (
          <Empty icon="record" title={words.noEntries}>
            {words.noEntriesWhat}
          </Empty>
        ) : (
          <>
            <div className={list.tools}>
              <ChoiceField
                label={words.which}
                value={watched.entry}
                options={watched.entries.map((one) => ({ value: one.entry, label: one.name }))}
                onValue={(value) => change({ entry: value })}
              />
              {organization !== '' && (
                <Action onClick={() => change({ organization: '' })}>{words.allOrganizations}</Action>
              )}
            </div>
            {watched.organization && (
              <p className={styles.caption}>{words.ofOrganization(watched.organization.name)}</p>
            )}
            <Grid
              watched={watched}
              see={(unit, span) =>
                see({ round: id, entry: watched.entry ?? '', unit, span, whole: watched.organization === undefined })
              }
              {...(watched.organization === undefined
                ? { into: (unit: Unit) => change({ organization: unit.unit.id }) }
                : {})}
            />
            <p className={styles.note}>{words.legend}</p>
          </>
        )}
        {seen && (
          <MissingDialog
            seen={seen}
            entryName={watched.entries.find((one) => one.entry === seen.entry)?.name ?? ''}
            close={() => see(undefined)}
          />
        )}
      </Section>
    </Page>
  );
}

interface GridProps {
  readonly watched: Watched;
  readonly see: (unit: Unit['unit'], span: Watched['spans'][number]) => void;
  /** Shows the parts of a unit. */
  readonly into?: (unit: Unit) => void;
}

function Grid({ watched, see, into }: GridProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too.
    <section className={styles.scroll} aria-label={words.watch} tabIndex={0}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.people}</th>
            {watched.spans.map(({ span, name, ends }) => (
              <th key={span} scope="col">
                {shortName(name)}
                <br />
                {spokenDate(ends)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {watched.units.map((unit) => (
            <tr key={unit.unit.id}>
              <th scope="row">
                {into === undefined ? (
                  unit.unit.name
                ) : (
                  <Action kind="plain" aria-label={words.sections(unit.unit.name)} onClick={() => into(unit)}>
                    {unit.unit.name}
                  </Action>
                )}
              </th>
              <td>{unit.people}</td>
              {watched.spans.map((span, n) => {
                const cell = unit.cells[n];
                return (
                  <td key={span.span}>
                    {cell && <Cell cell={cell} unit={unit} span={span} open={() => see(unit.unit, span)} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  readonly cell: Unit['cells'][number];
  readonly unit: Unit;
  readonly span: Watched['spans'][number];
  readonly open: () => void;
}

function Cell({ cell, unit, span, open }: CellProps) {
  const { missing, open: waiting, written, late, excused } = cell;
  if (missing + waiting > 0)
    return (
      <button
        type="button"
        className={classes(styles.cell, missing > 0 && styles.missing)}
        aria-label={words.cell(unit.unit.name, shortName(span.name), missing, waiting)}
        onClick={open}
      >
        {missing > 0 ? missing : waiting}
      </button>
    );
  if (written + late === 0) return excused === 0 ? null : <span className={styles.soft}>{words.excused}</span>;
  return (
    <span className={styles.fine}>
      <span aria-hidden="true">✓</span>
      <span className="unseen">{words.done}</span>
    </span>
  );
}
