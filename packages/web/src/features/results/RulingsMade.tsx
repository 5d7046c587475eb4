/** The decisions that stand, by whom and why; taken back with a reason. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { useSending } from '../../api/use-sending.ts';
import { Section } from '../../console/Page.tsx';
import { Field } from '../../ui/antd/Field.tsx';
import { Action } from '../../ui/controls.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import styles from './board.module.css';
import { type Board, type Ruled, words } from './copy.ts';
import { ExceptionDialog } from './ExceptionDialog.tsx';

const { rule: says } = words;

export function RulingsMade({ round, board }: { readonly round: string; readonly board: Board }) {
  const asked = useAsked('GET /api/rounds/:id/rulings', { params: { id: round } });
  const [excepting, except] = useState(false);
  const [withdrawing, withdraw] = useState<Ruled>();
  const may = board.abilities.rule;
  return (
    <Section title={says.madeTitle}>
      {may && board.choices.length > 0 && <Action onClick={() => except(true)}>{says.exceptionTitle}</Action>}
      {asked.state === 'loading' && <Loading lines={2} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && asked.value.rulings.length === 0 && <p className={styles.soft}>{says.noneMade}</p>}
      {asked.state === 'here' && (
        <ul>
          {asked.value.rulings.map((one) => (
            <li key={one.id} className={styles.decision}>
              <div>
                <p className={styles.what}>{spoken(one, board)}</p>
                <p className={styles.soft}>
                  {says.made(one.by, spokenDayOf(one.at))}：{one.reason}
                  {one.with && `（${says.with(one.with.name)}）`}
                </p>
              </div>
              {may && one.withdrawable && (
                <Action kind="plain" aria-label={says.withdrawOf(spoken(one, board))} onClick={() => withdraw(one)}>
                  {says.withdraw}
                </Action>
              )}
            </li>
          ))}
        </ul>
      )}
      {excepting && <ExceptionDialog round={round} board={board} close={() => except(false)} />}
      {withdrawing && <WithdrawDialog round={round} ruling={withdrawing} close={() => withdraw(undefined)} />}
    </Section>
  );
}

/** 沈砚秋：表现突出，直接定为好 */
function spoken({ targetName, setting, value }: Ruled, { choices }: Board): string {
  const known = choices.find((one) => one.setting === setting && one.value === value);
  const [what = '', of = ''] = setting.split('.');
  // A swap writes the English name of the setting, as the engine takes both.
  const said =
    known?.name ??
    (what === 'grade'
      ? `调整为“${value}”`
      : what === '名额'
        ? says.seatRuled(of, value === '是')
        : what === 'share' || what === '比例'
          ? says.shareRuled(of, value)
          : what === '缺项'
            ? says.missingRuled(of, value)
            : `${setting} ${value}`);
  return `${targetName}：${said}`;
}

interface WithdrawProps {
  readonly round: string;
  readonly ruling: Ruled;
  readonly close: () => void;
}

function WithdrawDialog({ round, ruling, close }: WithdrawProps) {
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending(close);
  return (
    <FormDialog
      title={says.withdrawTitle}
      what={says.withdrawWhat}
      action={says.withdraw}
      ready={reason.trim() !== ''}
      busy={busy}
      problem={problem}
      close={close}
      submit={() =>
        void send([
          () =>
            call('POST /api/rounds/:id/rulings/:fact/withdrawal', {
              params: { id: round, fact: ruling.id },
              body: { reason: reason.trim() },
            }),
        ])
      }
    >
      <Field label={says.reason} value={reason} onValue={setReason} most={500} lines={2} />
    </FormDialog>
  );
}
