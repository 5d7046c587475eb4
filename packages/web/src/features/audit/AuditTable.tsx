import { Fragment, useState } from 'react';
import type { Returns } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { Mark } from '../../console/lists.tsx';
import { Action } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Heads } from '../../ui/Heads.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { spokenDetail, words } from './copy.ts';

type Entry = Returns<'GET /api/audit'>['entries'][number];
export interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

interface AuditTableProps {
  readonly entries: readonly Entry[];
  readonly narrow: (side: 'actor' | 'subject', who: Named) => void;
}

export function AuditTable({ entries, narrow }: AuditTableProps) {
  const [shown, show] = useState<Entry>();
  const { columns } = words;
  return (
    <>
      <table className={list.table}>
        <Heads
          of={[
            columns.at,
            columns.action,
            columns.outcome,
            columns.actor,
            columns.subject,
            columns.from,
            columns.detail,
          ]}
        />
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={list.keep}>{spokenMoment(entry.at)}</td>
              <td>{entry.actionName}</td>
              <td>{entry.outcome === 'done' ? words.done : <Mark tone="bad">{words.refused}</Mark>}</td>
              <td className={list.keep}>
                <Who who={entry.actor} absent={words.nobody} say={words.only} pick={(who) => narrow('actor', who)} />
              </td>
              <td>
                <Who who={entry.subject} absent="" say={words.onlyTo} pick={(who) => narrow('subject', who)} />
              </td>
              <td className={list.soft}>{[entry.address, entry.device].filter(Boolean).join('，')}</td>
              <td className={list.keep}>
                {entry.detail !== undefined && (
                  <Action kind="plain" onClick={() => show(entry)}>
                    {words.show}
                  </Action>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && (
        <Dialog
          title={words.detailTitle}
          lead={`${spokenMoment(shown.at)} ${shown.actionName}`}
          close={() => show(undefined)}
          wide
        >
          <dl className={list.facts}>
            {spokenDetail(shown.detail).map(([name, value]) => (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
          <div className={dialog.answers}>
            <Action data-begin="" onClick={() => show(undefined)}>
              {words.close}
            </Action>
          </div>
        </Dialog>
      )}
    </>
  );
}

interface WhoProps {
  readonly who: Named | undefined;
  readonly absent: string;
  readonly say: (name: string) => string;
  readonly pick: (who: Named) => void;
}

function Who({ who, absent, say, pick }: WhoProps) {
  if (who === undefined) return absent;
  const name = who.name ?? words.unnamed;
  return (
    <Action kind="plain" title={say(name)} onClick={() => pick(who)}>
      {name}
    </Action>
  );
}
