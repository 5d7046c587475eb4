/** The acts in their order: proposed, settled, confirmed, filed; each says what happens and what can't be undone. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Returns } from '../../api/shape.ts';
import { useSending } from '../../api/use-sending.ts';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import controls from '../../ui/controls.module.css';
import { Action } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import styles from './board.module.css';
import { type Board, words } from './copy.ts';

const { acts: says } = words;
type Round = Returns<'GET /api/rounds/:id'>;
type Act = 'propose' | 'settle' | 'confirm' | 'file';

interface ResultActsProps {
  readonly round: Round;
  readonly board: Board;
}

export function ResultActs({ round, board }: ResultActsProps) {
  const [doing, act] = useState<Act>();
  const { abilities, versions } = board;
  const [newest] = versions;
  const files = round.abilities.run && round.stages.some(({ kind, state }) => kind === 'file' && state === 'on');
  const open: readonly Act[] = [
    ...(abilities.propose ? (['propose'] as const) : []),
    ...(abilities.settle && newest?.state === 'proposed' ? (['settle'] as const) : []),
    ...(abilities.confirm ? (['confirm'] as const) : []),
    ...(files ? (['file'] as const) : []),
  ];
  if (open.length === 0) return null;
  return (
    <div className={styles.acts}>
      {open.map((one) => (
        <Action key={one} kind="primary" onClick={() => act(one)}>
          {says[one]}
        </Action>
      ))}
      {doing && <ActDialog act={doing} round={round.id} newest={newest} close={() => act(undefined)} />}
    </div>
  );
}

interface ActDialogProps {
  readonly act: Act;
  readonly round: string;
  /** Absent: nothing has been proposed yet. */
  readonly newest: Board['versions'][number] | undefined;
  readonly close: () => void;
}

function ActDialog({ act, round, newest, close }: ActDialogProps) {
  const version = newest?.version ?? 0;
  const [body, setBody] = useState('');
  const [day, setDay] = useState(todayHere());
  const [note, setNote] = useState('');
  const { busy, problem, send } = useSending(close);
  const params = { id: round };
  const title = { propose: says.proposeTitle, settle: says.settleTitle(version), confirm: says.confirmTitle(version) };
  const what = { propose: says.proposeWhat, settle: says.settleWhat, confirm: says.confirmWhat, file: says.fileWhat };
  const calls = {
    propose: () =>
      call('POST /api/rounds/:id/proposal', { params, body: note.trim() === '' ? {} : { note: note.trim() } }),
    settle: () =>
      call('POST /api/rounds/:id/settlement', { params, body: { version, body: body.trim(), day, note: note.trim() } }),
    confirm: () => call('POST /api/rounds/:id/confirmation', { params, body: { version } }),
    file: () => call('POST /api/rounds/:id/filing', { params, body: {} }),
  };
  return (
    <FormDialog
      title={act === 'file' ? says.fileTitle : title[act]}
      what={what[act]}
      action={says[act]}
      ready={act !== 'settle' || [body, day, note].every((one) => one.trim() !== '')}
      busy={busy}
      problem={problem}
      close={close}
      submit={() => void send([calls[act]])}
    >
      {act === 'settle' && (
        <>
          <Field label={says.body} value={body} onValue={setBody} most={60} />
          <div>
            <span className={controls.label}>{says.day}</span>
            <DayPicker label={says.day} value={day} onValue={setDay} />
            {newest && <p className={styles.soft}>{says.dayFrom(spokenDayOf(newest.madeAt))}</p>}
          </div>
        </>
      )}
      {(act === 'settle' || act === 'propose') && (
        <Field
          label={act === 'settle' ? says.note : says.proposeNote}
          value={note}
          onValue={setNote}
          most={500}
          lines={2}
        />
      )}
    </FormDialog>
  );
}
