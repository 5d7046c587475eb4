/** A round's public notice: checked, published in three taps, printed as a poster, taken down. */
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { GoLink } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { DayPicker } from '../../ui/antd/DayPicker.tsx';
import { Checkbox, Input, QRCode } from '../../ui/antd/face.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Failure } from '../../ui/states.tsx';
import { Reasoned } from '../rounds/Reasoned.tsx';
import { words } from './copy.ts';
import styles from './notices.module.css';

type Shown = Returns<'GET /api/rounds/:id/notice'>;
type Proposed = NonNullable<Shown['proposed']>;

/** Nothing before the stage of the notice has come. */
export function NoticePart({ round }: { readonly round: string }) {
  const asked = useAsked('GET /api/rounds/:id/notice', { params: { id: round } });
  const queries = useQueryClient();
  const [publishing, publish] = useState(false);
  const [takingDown, takeDown] = useState(false);
  const [extending, extend] = useState(false);
  if (asked.state === 'loading') return null;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { proposed, notice, abilities } = asked.value;
  if (proposed === undefined && notice === undefined) return null;
  return (
    <Section title={words.title}>
      {notice && <Published notice={notice} />}
      {proposed && abilities.publish && (
        <>
          <p>{words.proposed(proposed.people, proposed.version)}</p>
          <p>{words.days(proposed.begins, proposed.ends, proposed.workingDays)}</p>
          {proposed.cautions.map(({ year, sentence }) => (
            <Notice key={year} tone="warn">
              <p>{sentence}</p>
              <p>
                <GoLink href={`/holidays?year=${year}`}>{words.holidays}</GoLink>
              </p>
            </Notice>
          ))}
          <div className={styles.actions}>
            <GoLink href={`/rounds/${round}/results`}>{words.check}</GoLink>
            <Action kind="primary" onClick={() => publish(true)}>
              {words.publish}
            </Action>
          </div>
        </>
      )}
      <div className={styles.actions}>
        {abilities.extend && <Action onClick={() => extend(true)}>{words.extend}</Action>}
        {abilities.takeDown && <Action onClick={() => takeDown(true)}>{words.takeDown}</Action>}
      </div>
      {extending && notice && (
        <Reasoned
          title={words.extend}
          what={words.extendWhat}
          action={words.extend}
          day={{ label: words.ends, value: notice.ends }}
          close={() => extend(false)}
          send={async (reason, ends) => {
            const answer = await call('POST /api/rounds/:id/notice/extension', {
              params: { id: round },
              body: { ends, reason },
            });
            await queries.invalidateQueries();
            return answer.ok ? undefined : answer.problem;
          }}
        />
      )}
      {publishing && proposed && <Publishing round={round} proposed={proposed} close={() => publish(false)} />}
      {takingDown && (
        <Reasoned
          title={words.takeDown}
          what={words.takeDownWhat}
          action={words.takeDown}
          close={() => takeDown(false)}
          send={async (reason) => {
            const answer = await call('POST /api/rounds/:id/notice/withdrawal', {
              params: { id: round },
              body: { reason },
            });
            await queries.invalidateQueries();
            return answer.ok ? undefined : answer.problem;
          }}
        />
      )}
    </Section>
  );
}

function Published({ notice }: { readonly notice: NonNullable<Shown['notice']> }) {
  const url = `${location.origin}${notice.address}`;
  if (!notice.hangs)
    return <Notice tone="warn">{notice.reason === undefined ? words.over : words.takenDown(notice.reason)}</Notice>;
  return (
    <>
      <Notice tone="good">{words.hangs(notice.ends)}</Notice>
      {notice.longer && <p>{words.longer(notice.longer.first, notice.longer.because)}</p>}
      {notice.workingDays < notice.leastDays && (
        <Notice tone="warn">{words.short(notice.workingDays, notice.leastDays)}</Notice>
      )}
      <div className={styles.actions}>
        <a href={notice.address} target="_blank" rel="noreferrer">
          {words.open}
        </a>
        <Action onClick={printPoster}>{words.poster}</Action>
      </div>
      <Poster notice={notice} url={url} />
    </>
  );
}

/** One sheet of A4; printed alone, and only by its button. */
function Poster({ notice, url }: { readonly notice: NonNullable<Shown['notice']>; readonly url: string }) {
  return createPortal(
    <div className={styles.poster} data-printed="" aria-hidden="true">
      <h2>{notice.title}</h2>
      <p>{words.period(notice.begins, notice.ends)}</p>
      <div className={styles.code} data-url={url}>
        <QRCode value={url} type="svg" size={320} errorLevel="M" bordered={false} />
      </div>
      <p>{words.scan}</p>
      <p>
        {words.objections}
        {notice.contact}
      </p>
    </div>,
    document.body,
  );
}

function printPoster(): void {
  const page = document.documentElement;
  page.dataset.poster = '';
  addEventListener('afterprint', () => delete page.dataset.poster, { once: true });
  print();
}

/** What was typed last time is there again: the office and its telephone are the same every quarter. */
const CONTACT = 'shiji/notice-contact';

function Publishing({
  round,
  proposed,
  close,
}: {
  readonly round: string;
  readonly proposed: Proposed;
  readonly close: () => void;
}) {
  const id = useId();
  const queries = useQueryClient();
  const [ends, setEnds] = useState(proposed.ends);
  const [figures, setFigures] = useState<readonly string[]>(proposed.figures.map((one) => one.id));
  const [contact, setContact] = useState(() => localStorage.getItem(CONTACT) ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const send = async () => {
    setBusy(true);
    const body = { ends, figures: [...figures], contact: contact.trim() };
    const answer = await call('POST /api/rounds/:id/notice', { params: { id: round }, body });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    localStorage.setItem(CONTACT, contact.trim());
    await queries.invalidateQueries();
    close();
  };
  return (
    <Dialog title={words.publish} lead={words.publishWhat} close={close}>
      <form
        noValidate
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
        <div>
          <span className={styles.label}>{words.ends}</span>
          <DayPicker label={words.ends} value={ends} onValue={setEnds} />
        </div>
        <fieldset className={styles.group}>
          <legend className={styles.label}>{words.figures}</legend>
          {proposed.figures.map((one) => (
            <Checkbox
              key={one.id}
              checked={figures.includes(one.id)}
              onChange={({ target }) =>
                setFigures(target.checked ? [...figures, one.id] : figures.filter((other) => other !== one.id))
              }
            >
              {one.name}
            </Checkbox>
          ))}
        </fieldset>
        <div>
          <label className={styles.label} htmlFor={id}>
            {words.contact}
          </label>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={200}
            placeholder={words.contactHint}
            value={contact}
            onChange={({ target }) => setContact(target.value)}
          />
        </div>
        <div className={dialog.answers}>
          <Action onClick={close}>{words.cancel}</Action>
          <Action kind="primary" type="submit" busy={busy} disabled={contact.trim() === ''}>
            {words.publish}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}
