/** Opens the accounts of those chosen, and shows their one-time passwords, once. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Returns } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { Section } from '../../console/Page.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { fromBase64, saveFile } from '../../ui/save-file.ts';
import { words } from './copy.ts';
import { Slips } from './Slips.tsx';

export type Opened = Returns<'POST /api/accounts/open'>;

/** As many as the server opens in one go. */
const AT_ONCE = 100;
/** Each password is hashed slowly on purpose. */
const PATIENCE = 120_000;

interface OpenThemProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly done: (opened: Opened) => void;
  readonly close: () => void;
}

export function OpenThem({ people, done, close }: OpenThemProps) {
  const queries = useQueryClient();
  const { opening } = words;
  const names = people
    .slice(0, 3)
    .map(({ name }) => name)
    .join('、');
  return (
    <Confirm
      title={opening.confirm}
      action={opening.action(people.length)}
      close={close}
      act={async () => {
        const answer = await call('POST /api/accounts/open', {
          body: { people: people.map(({ id }) => id).slice(0, AT_ONCE) },
          timeout: PATIENCE,
        });
        if (!answer.ok) return answer.problem;
        done(answer.value);
        for (const key of ['GET /api/accounts/people', 'GET /api/accounts', 'GET /api/home'])
          await queries.invalidateQueries({ queryKey: [key] });
        return undefined;
      }}
    >
      {opening.confirmWhat(people.length, names)}
      {people.length > AT_ONCE && <p>{opening.tooMany(AT_ONCE)}</p>}
    </Confirm>
  );
}

export function OpenedAccounts({ opened, again }: { readonly opened: Opened; readonly again: () => void }) {
  const { opening } = words;
  const [taken, setTaken] = useState(opened.opened.length === 0);
  useEffect(() => {
    if (taken) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [taken]);
  const { sheet } = opened;
  return (
    <Section title={opening.done(opened.opened.length)}>
      {opened.opened.length > 0 && <Notice tone="warn">{opening.doneLead}</Notice>}
      <div className={list.tools}>
        {opened.opened.length > 0 && (
          <Action
            kind="primary"
            onClick={() => {
              setTaken(true);
              window.print();
            }}
          >
            {opening.print}
          </Action>
        )}
        {sheet && (
          <Action
            onClick={() => {
              setTaken(true);
              saveFile(fromBase64(sheet.base64), sheet.name);
            }}
          >
            {opening.download}
          </Action>
        )}
        <Action onClick={() => (taken || window.confirm(opening.leave)) && again()}>{opening.more}</Action>
      </div>
      {opened.skipped.length > 0 && (
        <Notice tone="warn">
          {opening.skipped(opened.skipped.length)}
          <ul>
            {opened.skipped.map(({ id, name, sentence }) => (
              <li key={id}>
                {name}：{sentence}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {opened.opened.length > 0 && (
        <table className={list.table}>
          <Heads of={[words.columns.name, opening.columns.unit, words.slip.login, words.slip.password]} />
          <tbody>
            {opened.opened.map((one) => (
              <tr key={one.id}>
                <td className={list.keep}>{one.name}</td>
                <td>{one.unit}</td>
                <td>{one.login}</td>
                <td className={list.keep}>{one.password}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Slips slips={opened.opened} />
    </Section>
  );
}
