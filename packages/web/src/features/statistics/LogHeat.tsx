/** Who has not written: by unit and week as shades of one colour with the number in each, and in a unit by person and week. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { classes } from '../../ui/controls.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { MissingDialog, type Seen } from '../logs/MissingDialog.tsx';
import { type LogStatistics, shortName, words } from './copy.ts';
import styles from './statistics.module.css';

const { logs: says } = words;
type Cell = LogStatistics['units'][number]['cells'][number];

interface LogHeatProps {
  readonly round: string;
  readonly entry: string;
  readonly organization: string;
}

export function LogHeat({ round, entry, organization }: LogHeatProps) {
  const asked = useAsked('GET /api/rounds/:id/statistics/logs', {
    params: { id: round },
    query: { ...(entry === '' ? {} : { entry }), ...(organization === '' ? {} : { organization }) },
  });
  const [seen, see] = useState<Seen>();
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const heat = asked.value;
  if (heat.spans.length === 0) return <Empty title={says.nobodyAsked}>{says.nobodyAsked}</Empty>;
  return (
    <>
      <Section title={heat.entry.name}>
        <UnitHeat
          heat={heat}
          see={(unit, span) =>
            see({
              round,
              entry: heat.entry.entry,
              unit,
              whole: heat.people === undefined,
              span: { ...span, from: span.due, ends: span.due },
            })
          }
        />
        <p className={styles.note}>{says.legend}</p>
      </Section>
      {heat.people && (
        <Section title={says.byPerson}>
          <PersonHeat round={round} heat={heat} people={heat.people} />
          <p className={styles.note}>{says.marksLegend}</p>
        </Section>
      )}
      {seen && <MissingDialog seen={seen} entryName={heat.entry.name} close={() => see(undefined)} />}
    </>
  );
}

/** Who had to write and whose day is past. */
const dueIn = ({ written, late, missing }: Cell): number => written + late + missing;

/** 0: nobody misses; 4: more than three in four. */
const shade = (cell: Cell): number =>
  cell.missing === 0 || dueIn(cell) === 0 ? 0 : Math.min(4, Math.floor((cell.missing / dueIn(cell)) * 4) + 1);

interface UnitHeatProps {
  readonly heat: LogStatistics;
  readonly see: (unit: LogStatistics['units'][number]['unit'], span: LogStatistics['spans'][number]) => void;
}

function UnitHeat({ heat, see }: UnitHeatProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too.
    <section className={styles.scroll} aria-label={heat.entry.name} tabIndex={0}>
      <table className={styles.heat}>
        <Heads heat={heat} of={words.unit} beside={words.people} />
        <tbody>
          {heat.units.map(({ unit, people, cells }) => (
            <tr key={unit.id}>
              <th scope="row">{unit.name}</th>
              <td className={styles.number}>{people}</td>
              {heat.spans.map((span, at) => {
                const cell = cells[at];
                if (cell === undefined || dueIn(cell) === 0) return <td key={span.span} />;
                return (
                  <td key={span.span} className={styles[`heat${shade(cell)}`]}>
                    {cell.missing === 0 ? (
                      <span className={styles.calm}>0</span>
                    ) : (
                      <button
                        type="button"
                        className={styles.cell}
                        aria-label={says.cell(unit.name, shortName(span.name), cell.missing, dueIn(cell))}
                        onClick={() => see(unit, span)}
                      >
                        {cell.missing}
                      </button>
                    )}
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

interface PersonHeatProps {
  readonly round: string;
  readonly heat: LogStatistics;
  readonly people: NonNullable<LogStatistics['people']>;
}

function PersonHeat({ round, heat, people }: PersonHeatProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too.
    <section className={styles.scroll} aria-label={says.byPerson} tabIndex={0}>
      <table className={styles.heat}>
        <Heads heat={heat} of={words.name} beside={says.missing} />
        <tbody>
          {people.map(({ person, states, missing }) => (
            <tr key={person.id}>
              <th scope="row">
                <GoLink href={`/rounds/${round}/logs/${person.id}`} aria-label={says.openPerson(person.name)}>
                  {person.name}
                </GoLink>
              </th>
              <td className={styles.number}>{missing}</td>
              {states.map(({ state, stateName }, at) => (
                <td
                  key={heat.spans[at]?.span}
                  className={classes(
                    styles.mark,
                    state === 'missing' && styles.heat3,
                    state === 'late' && styles.heat1,
                  )}
                >
                  <span aria-hidden="true">{says.marks[state]}</span>
                  <span className="unseen">{stateName}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Heads({ heat, of, beside }: { readonly heat: LogStatistics; readonly of: string; readonly beside: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{of}</th>
        <th scope="col">{beside}</th>
        {heat.spans.map(({ span, name }) => (
          <th key={span} scope="col">
            {shortName(name)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
