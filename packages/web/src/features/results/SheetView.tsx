/** How somebody's result came about: what came out, drawn, and opened step by step. The same on the phone and on the console. */
import type { Step } from '@shiji/engine';
import { type ReactNode, useState } from 'react';
import { Action, Notice } from '../../ui/controls.tsx';
import { Bars } from './Bars.tsx';
import { type PersonSheet, words } from './copy.ts';
import { Earlier } from './Earlier.tsx';
import styles from './results.module.css';
import { StepTree } from './StepTree.tsx';
import { waterfallOf } from './waterfall.ts';

const { sheet: says } = words;

interface SheetViewProps {
  readonly sheet: PersonSheet;
  readonly object?: ((step: Step) => ReactNode) | undefined;
  /** The way to an earlier round's result. */
  readonly earlierWay?: ((round: { readonly id: string; readonly name: string }) => ReactNode) | undefined;
}

export function SheetView({ sheet, object, earlierWay }: SheetViewProps) {
  const { result, provisional, version, facets } = sheet;
  const [open, setOpen] = useState(true);
  const steps = sheet.steps as readonly Step[];
  const others = sheet.others as readonly Step[];
  const [total] = steps;
  const rows = total && waterfallOf(total);
  return (
    <div className={styles.sheet}>
      {provisional && <Notice tone="warn">{says.provisional}</Notice>}
      <dl className={styles.numbers}>
        <div>
          <dt>{says.total}</dt>
          <dd>{result.total ?? says.none}</dd>
        </div>
        <div>
          <dt>{says.grade}</dt>
          <dd>{result.grade ?? says.none}</dd>
        </div>
        <div>
          <dt>{says.rank}</dt>
          <dd>{result.rank === undefined ? says.none : says.rankIn(result.rank, result.pool)}</dd>
        </div>
      </dl>
      {result.because !== undefined && <Notice tone="warn">{result.because}</Notice>}
      {version && <p className={styles.soft}>{says.version(version.version, version.stateName)}</p>}
      {sheet.earlier && <Earlier earlier={sheet.earlier} unmet={sheet.unmet ?? []} way={earlierWay} />}
      {rows && (
        <section className={styles.block}>
          <h2>{says.waterfall}</h2>
          <Bars
            label={says.waterfall}
            rows={rows.map(({ label, text, kind, from, to }, at) => ({
              key: `${at}/${label}`,
              label,
              text,
              tone: kind,
              from,
              to,
            }))}
          />
        </section>
      )}
      {facets.length > 0 && (
        <section className={styles.block}>
          <h2>{says.facets}</h2>
          <Bars
            label={says.facets}
            rows={facets.map(({ facet, value }) => ({
              key: facet,
              label: facet,
              text: value,
              tone: 'plus' as const,
              from: 0,
              to: Number(value),
            }))}
          />
        </section>
      )}
      <section className={styles.block}>
        <div className={styles.blockHead}>
          <h2>{says.steps}</h2>
          <Action kind="plain" onClick={() => setOpen(!open)}>
            {open ? says.closeAll : says.openAll}
          </Action>
        </div>
        <ul key={open ? 'open' : 'shut'} className={styles.tree}>
          {steps.map((step) => (
            <li key={step.figure}>
              <StepTree step={step} depth={0} open={open} object={object} />
            </li>
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <section className={styles.block}>
          <h2>{says.others}</h2>
          <ul className={styles.tree}>
            {others.map((step) => (
              <li key={step.figure}>
                <StepTree step={step} depth={0} open={false} object={object} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
