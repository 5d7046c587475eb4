/** Jurors' personal codes: a sheet to print and cut, or one after the other on the screen. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import type { Returns } from '../../api/shape.ts';
import { Page, Section } from '../../console/Page.tsx';
import { QRCode } from '../../ui/antd/face.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import styles from './juries.module.css';

type Sheet = Returns<'POST /api/juries/:id/slips'>;
type Slip = Sheet['slips'][number];

const route = getRouteApi('/juries/$id/slips');

export function SlipsScreen() {
  const { id } = route.useParams();
  const say = words.slips;
  const [sheet, setSheet] = useState<Sheet>();
  const [problem, setProblem] = useState<Problem>();
  const [shown, setShown] = useState<number>();
  const [replacing, setReplacing] = useState<Slip>();
  const load = async () => {
    const answer = await call('POST /api/juries/:id/slips', { params: { id } });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setSheet(answer.value);
  };
  const slip = shown === undefined ? undefined : sheet?.slips[shown];
  return (
    <Page
      title={sheet === undefined ? say.title : `${sheet.title}：${say.title}`}
      lead={say.lead}
      actions={
        <div className={styles.buttons}>
          <Link to="/juries/$id" params={{ id }}>
            {say.toJury}
          </Link>
          {sheet === undefined ? (
            <Action kind="primary" onClick={() => void load()}>
              {say.load}
            </Action>
          ) : (
            <>
              <Action onClick={() => setShown(shown === undefined ? 0 : undefined)}>{say.show}</Action>
              <Action kind="primary" onClick={() => print()}>
                {say.print}
              </Action>
            </>
          )}
        </div>
      }
    >
      {problem && <Notice tone="bad">{problem.title}</Notice>}
      {sheet === undefined && !problem && <p className={styles.hint}>{say.loadLead}</p>}
      {sheet !== undefined && slip !== undefined && shown !== undefined && (
        <Section title={say.nth(shown + 1, sheet.slips.length)}>
          <div className={styles.shown}>
            <Code slip={slip} size={320} />
          </div>
          <div className={styles.buttons}>
            <Action disabled={shown === 0} onClick={() => setShown(shown - 1)}>
              {say.back}
            </Action>
            <Action disabled={shown === sheet.slips.length - 1} onClick={() => setShown(shown + 1)}>
              {say.next}
            </Action>
          </div>
        </Section>
      )}
      {sheet !== undefined && shown === undefined && (
        <div className={styles.slips}>
          {sheet.slips.map((one) => (
            <div key={one.juror} className={styles.slip}>
              <p className={styles.small}>{sheet.title}</p>
              <Code slip={one} size={160} />
              <p className={styles.small}>{say.note}</p>
              <span className={styles.noPrint}>
                <Action kind="plain" aria-label={`${say.replace}：${one.name}`} onClick={() => setReplacing(one)}>
                  {say.replace}
                </Action>
              </span>
            </div>
          ))}
        </div>
      )}
      {replacing && sheet && (
        <Confirm
          title={say.replace}
          action={say.replace}
          close={() => setReplacing(undefined)}
          act={async () => {
            const answer = await call('POST /api/juries/:id/jurors/:juror/slip', {
              params: { id, juror: replacing.juror },
            });
            if (!answer.ok) return answer.problem;
            setSheet({ ...sheet, slips: sheet.slips.map((one) => (one === replacing ? answer.value : one)) });
            setReplacing(undefined);
            return undefined;
          }}
        >
          {say.replaceAsk(replacing.name)}
        </Confirm>
      )}
    </Page>
  );
}

function Code({ slip, size }: { readonly slip: Slip; readonly size: number }) {
  const url = `${location.origin}${slip.path}`;
  return (
    <>
      <p className={styles.slipName}>{slip.name}</p>
      <p className={styles.small}>{[slip.line, slip.role].filter(Boolean).join('，')}</p>
      <div data-url={url}>
        <QRCode value={url} type="svg" size={size} errorLevel="M" aria-label={words.slips.of(slip.name)} />
      </div>
    </>
  );
}
