/** Who reports, in their order. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Section } from '../../console/Page.tsx';
import { Radio } from '../../ui/antd/face.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { words } from './copy.ts';
import styles from './meetings.module.css';
import { type Manner, moved, type Named, type Plan } from './plan.ts';

interface PartProps {
  readonly plan: Plan;
  readonly set: (some: Partial<Plan>) => void;
}

/** Pages of the list of people that are read for a unit's heads: as many as a county's largest unit has. */
const MOST_PAGES = 20;

export function ReportersPart({ plan, set }: PartProps) {
  const { reporters, unit } = plan;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const add = (people: readonly Named[]) => {
    const known = new Set(reporters.map(({ id }) => id));
    const fresh = people.filter(({ id }) => !known.has(id));
    set({ reporters: [...reporters, ...fresh.map(({ id, name }) => ({ id, name, manner: 'oral' as const }))] });
  };
  const addHeads = async (of: string) => {
    setBusy(true);
    const found = await headsBelow(of);
    setBusy(false);
    if ('title' in found) setProblem(found.title);
    else {
      setProblem(found.length === 0 ? words.noHeads : undefined);
      add(found);
    }
  };
  return (
    <Section title={words.reporters}>
      <p className={styles.soft}>{words.reportersWhat}</p>
      <ol>
        {reporters.map(({ id, name, manner }, at) => (
          <li key={id} className={styles.row}>
            <span className={styles.number}>{at + 1}</span>
            <span className={styles.grow}>{name}</span>
            <Radio.Group
              aria-label={words.mannerOf(name)}
              value={manner}
              options={words.manners.map((one) => ({ ...one }))}
              onChange={({ target }) => {
                const changed = target.value as Manner;
                set({ reporters: reporters.map((one) => (one.id === id ? { ...one, manner: changed } : one)) });
              }}
            />
            <span className={styles.ends}>
              <Action
                kind="plain"
                disabled={at === 0}
                aria-label={words.upOf(name)}
                onClick={() => set({ reporters: moved(reporters, at, -1) })}
              >
                {words.up}
              </Action>
              <Action
                kind="plain"
                disabled={at === reporters.length - 1}
                aria-label={words.downOf(name)}
                onClick={() => set({ reporters: moved(reporters, at, 1) })}
              >
                {words.down}
              </Action>
              <Action
                kind="plain"
                aria-label={words.removeOf(name)}
                onClick={() => set({ reporters: reporters.filter((one) => one.id !== id) })}
              >
                {words.remove}
              </Action>
            </span>
          </li>
        ))}
      </ol>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <div className={styles.tools}>
        <div className={styles.picker}>
          <PersonPicker
            label={words.addReporter}
            value={undefined}
            {...(unit === undefined ? {} : { unit: unit.id })}
            onValue={(person) => person && add([person])}
          />
        </div>
        {unit && (
          <Action busy={busy} onClick={() => void addHeads(unit.id)}>
            {words.addHeads}
          </Action>
        )}
      </div>
    </Section>
  );
}

/** Principals of the units below, in the order of the list; those of the unit itself don't report to it. */
async function headsBelow(unit: string): Promise<readonly Named[] | Problem> {
  const heads: Named[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await call('GET /api/people', { query: { unit, ...(after === undefined ? {} : { after }) } });
    if (!answer.ok) return answer.problem;
    for (const { id, name, duty, unit: own } of answer.value.people)
      if (duty === 'principal' && own?.id !== unit) heads.push({ id, name });
    after = answer.value.next;
    if (after === undefined) break;
  }
  return heads;
}
