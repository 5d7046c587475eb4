/** The county's kinds: renamed, added, retired. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import list from '../../console/list.module.css';
import { Section } from '../../console/Page.tsx';
import { Input } from '../../ui/antd/face.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { type Kinds, words } from './copy.ts';
import styles from './uses.module.css';

interface Edited {
  /** Of the row on the screen. */
  readonly row: string;
  readonly key?: string;
  readonly name: string;
  readonly effect: 'positive' | 'negative';
  readonly retired: boolean;
}

interface KindsPartProps {
  readonly kinds: Kinds;
  /** What was saved; nothing any more, once something is changed. Kept outside: what is saved makes this part anew. */
  readonly say: (said: string | undefined) => void;
}

export function KindsPart({ kinds: { kinds, revision }, say }: KindsPartProps) {
  const queries = useQueryClient();
  const [rows, setRows] = useState<readonly Edited[]>(() => kinds.map((kind) => ({ ...kind, row: kind.key })));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const change = (row: string, some: Partial<Edited>) => {
    say(undefined);
    setRows(rows.map((one) => (one.row === row ? { ...one, ...some } : one)));
  };
  const save = async () => {
    setBusy(true);
    const sent = rows.map(({ key, name, effect, retired }) => ({
      ...(key === undefined ? {} : { key }),
      name,
      effect,
      retired,
    }));
    const answer = await call('PUT /api/use-kinds', { body: { revision, kinds: sent } });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    say(words.kindsSaved);
    await queries.invalidateQueries();
  };
  return (
    <Section title={words.parts.kinds}>
      <p className={styles.soft}>{words.kindsLead}</p>
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      <table className={list.table}>
        <Heads of={[words.kindName, words.effect, words.state]} />
        <tbody>
          {rows.map(({ row, name, effect, retired }, at) => (
            <tr key={row}>
              <td>
                <Input
                  aria-label={words.nameOf(at + 1)}
                  value={name}
                  maxLength={20}
                  onChange={({ target }) => change(row, { name: target.value })}
                />
              </td>
              <td>
                <select
                  className={styles.select}
                  aria-label={words.effectOf(name)}
                  value={effect}
                  onChange={({ target }) =>
                    change(row, { effect: target.value === 'negative' ? 'negative' : 'positive' })
                  }
                >
                  <option value="positive">{words.effects.positive}</option>
                  <option value="negative">{words.effects.negative}</option>
                </select>
              </td>
              <td>
                <label className={styles.tick}>
                  <input
                    type="checkbox"
                    aria-label={words.retire(name)}
                    checked={retired}
                    onChange={({ target }) => change(row, { retired: target.checked })}
                  />
                  {words.retired}
                </label>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.row}>
        <Action
          onClick={() => setRows([...rows, { row: `new${rows.length}`, name: '', effect: 'positive', retired: false }])}
        >
          {words.addKind}
        </Action>
        <Action kind="primary" busy={busy} onClick={() => void save()}>
          {words.saveKinds}
        </Action>
      </p>
    </Section>
  );
}
