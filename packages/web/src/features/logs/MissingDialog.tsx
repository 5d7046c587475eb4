/** The names behind a number, with a sentence for the work group. */
import { useId, useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { GoLink } from '../../console/lists.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Heads } from '../../ui/Heads.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { shortName, type Watched, words } from './copy.ts';
import styles from './logs.module.css';

export interface Seen {
  readonly round: string;
  readonly entry: string;
  readonly unit: { readonly id: string; readonly name: string };
  /** The unit is a department or town with all below it. */
  readonly whole: boolean;
  readonly span: Watched['spans'][number];
}

interface MissingDialogProps {
  readonly seen: Seen;
  readonly entryName: string;
  readonly close: () => void;
}

export function MissingDialog({ seen, entryName, close }: MissingDialogProps) {
  const { round, entry, unit, span, whole } = seen;
  const asked = useAsked('GET /api/rounds/:id/missing-logs', {
    params: { id: round },
    query: { entry, span: span.span, ...(whole ? { organization: unit.id } : { unit: unit.id }) },
  });
  return (
    <Dialog title={words.missingTitle(unit.name, shortName(span.name))} close={close} wide>
      {asked.state === 'loading' && <Loading lines={6} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && asked.value.people.length === 0 && <p>{words.nobody}</p>}
      {asked.state === 'here' && asked.value.people.length > 0 && (
        <>
          <Bulletin
            text={words.bulletin(
              entryName,
              shortName(span.name),
              asked.value.people.map(({ person }) => person.name).join('、'),
            )}
          />
          <table className={list.table}>
            <Heads of={[words.person, words.section, words.state]} />
            <tbody>
              {asked.value.people.map(({ person, unit: at, stateName }) => (
                <tr key={person.id}>
                  <td className={list.keep}>
                    <GoLink href={`/rounds/${round}/logs/${person.id}`} aria-label={words.openPerson(person.name)}>
                      {person.name}
                    </GoLink>
                  </td>
                  <td>{at}</td>
                  <td>{stateName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className={dialog.answers}>
        <Action onClick={close} data-begin="">
          关闭
        </Action>
      </div>
    </Dialog>
  );
}

/** For the work group: copied where the browser lets us (over https), to be marked and copied by hand everywhere. */
function Bulletin({ text }: { readonly text: string }) {
  const id = useId();
  const [copied, setCopied] = useState<boolean>();
  return (
    <div className={styles.group}>
      <label className={styles.label} htmlFor={id}>
        {words.forGroup}
      </label>
      <textarea id={id} className={styles.bulletin} readOnly value={text} onFocus={({ target }) => target.select()} />
      {'clipboard' in navigator && (
        <Action
          onClick={() =>
            void navigator.clipboard.writeText(text).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {words.copyNames}
        </Action>
      )}
      {copied !== undefined && (
        <Notice tone={copied ? 'good' : 'warn'}>{copied ? words.copied : words.copyFailed}</Notice>
      )}
    </div>
  );
}
