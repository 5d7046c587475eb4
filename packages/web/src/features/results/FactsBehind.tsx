/** The records that a step rests on, fetched when somebody wants to see them. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { spokenDayOf } from '../../ui/moment.ts';
import { words } from './copy.ts';
import styles from './results.module.css';

/** Of very many records so many are fetched at once. */
const AT_ONCE = 20;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

export function FactsBehind({ ids }: { readonly ids: readonly string[] }) {
  const [shown, show] = useState(false);
  // A record may give several rows of the engine's tables: `<id>/好`.
  const known = [...new Set(ids.flatMap((id) => UUID.exec(id) ?? []))];
  const others = ids.filter((id) => !UUID.test(id)).length;
  return (
    <details className={styles.facts} onToggle={({ currentTarget }) => currentTarget.open && show(true)}>
      <summary>{words.sheet.facts(known.length + others)}</summary>
      {shown && (
        <ul>
          {known.slice(0, AT_ONCE).map((id) => (
            <li key={id}>
              <Fact id={id} />
            </li>
          ))}
          {others > 0 && <li>{words.sheet.others_(others)}</li>}
        </ul>
      )}
    </details>
  );
}

function Fact({ id }: { readonly id: string }) {
  const asked = useAsked('GET /api/facts/:id', { params: { id } });
  if (asked.state === 'loading') return <span role="status">…</span>;
  if (asked.state === 'failed')
    return (
      <>
        {['not-found', 'forbidden'].includes(asked.problem.kind) ? words.hidden : asked.problem.title}{' '}
        <span className={styles.id}>{id}</span>
      </>
    );
  const { kind, at, payload, evidence } = asked.value;
  return (
    <>
      <span className={styles.factKind}>{words.factKinds[kind] ?? words.otherFact}</span>
      {spokenDayOf(at)} {contentOf(kind, payload)} <span className={styles.id}>{id}</span>
      {evidence.map(({ sha256, name }) => (
        <a key={sha256} className={styles.evidence} href={`/api/evidence/${sha256}`} download>
          {name}
        </a>
      ))}
    </>
  );
}

/** What the record says, of the kinds that scores rest on. */
function contentOf(kind: string, payload: unknown): string {
  if (typeof payload !== 'object' || payload === null) return '';
  const { counts, row, points, text, reason, name } = payload as Readonly<Record<string, unknown>>;
  if (kind === 'poll.tally' && Array.isArray(counts))
    return counts.map(({ mark, count }) => words.votes(String(mark), Number(count))).join('，');
  if (kind === 'round.row' && typeof row === 'object' && row !== null) {
    const { value, rater, period, total, grade } = row as Readonly<Record<string, unknown>>;
    if (period !== undefined)
      return [period, total === undefined ? undefined : words.points(String(total)), grade]
        .filter((one) => one !== undefined)
        .join('，');
    return [rater, value === undefined ? undefined : words.points(String(value))].filter(Boolean).join('：');
  }
  if (kind === 'review.points' && typeof points === 'object' && points !== null)
    return Object.values(points)
      .map((value) => words.points(String(value)))
      .join('，');
  if (kind === 'result.final') {
    const { period, total, grade, version } = payload as Readonly<Record<string, unknown>>;
    const said = [
      name ?? period,
      total === undefined ? undefined : words.points(String(total)),
      grade,
      words.earlier.version(Number(version)),
    ];
    return said.filter((one) => one !== undefined).join('，');
  }
  if (kind === 'round.ruling') {
    const { value, by } = payload as Readonly<Record<string, unknown>>;
    return [value, by, reason].filter((one) => typeof one === 'string').join('，');
  }
  return [name, text, reason].filter((one) => typeof one === 'string').join('，');
}
