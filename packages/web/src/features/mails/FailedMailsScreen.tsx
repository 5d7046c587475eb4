/** What mails didn't go, and why; sent again one by one. Without address and content. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import list from '../../console/list.module.css';
import { Page, Section } from '../../console/Page.tsx';
import { Action, Notice } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { failedWords as words } from './copy.ts';

type Failed = Returns<'GET /api/mails/failed'>;

export function FailedMailsScreen() {
  const asked = useAsked('GET /api/mails/failed');
  return (
    <Page title={words.title} lead={words.lead}>
      <Section>
        {asked.state === 'loading' && <Loading lines={6} />}
        {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
        {asked.state === 'here' && <FailedMails failed={asked.value} />}
      </Section>
    </Page>
  );
}

function FailedMails({ failed }: { readonly failed: Failed }) {
  const queries = useQueryClient();
  const [told, setTold] = useState<{ readonly good: boolean; readonly sentence: string }>();
  const [busy, setBusy] = useState<string>();
  const retry = async (id: string) => {
    setBusy(id);
    const answer = await call('POST /api/mails/:id/retry', { params: { id }, body: {} });
    setTold(
      answer.ok
        ? { good: true, sentence: words.again(spokenMoment(answer.value.due)) }
        : { good: false, sentence: answer.problem.title },
    );
    await queries.invalidateQueries({ queryKey: ['GET /api/mails/failed'] });
    setBusy(undefined);
  };
  const notice = told && <Notice tone={told.good ? 'good' : 'bad'}>{told.sentence}</Notice>;
  if (failed.mails.length === 0)
    return (
      <>
        {notice}
        <Empty icon={failed.offered ? 'check' : 'mail'} title={failed.offered ? words.none : words.notOffered}>
          {failed.offered ? words.noneWhat(failed.waiting) : words.notOfferedWhat}
        </Empty>
      </>
    );
  return (
    <>
      {notice}
      {failed.waiting > 0 && <p>{words.waiting(failed.waiting)}</p>}
      {failed.more && <p>{words.more}</p>}
      <table className={list.table}>
        <Heads of={[words.person, words.kind, words.because, words.tries, words.at]} unseen={words.retry} />
        <tbody>
          {failed.mails.map((mail) => (
            <tr key={mail.id}>
              <td className={list.keep}>{mail.name}</td>
              <td className={list.keep}>{mail.kindName}</td>
              <td>{mail.because}</td>
              <td className={list.keep}>{words.times(mail.tries)}</td>
              <td className={list.keep}>{spokenMoment(mail.failedAt)}</td>
              <td>
                <Action
                  kind="plain"
                  busy={busy === mail.id}
                  aria-label={words.retryOf(mail.name)}
                  onClick={() => void retry(mail.id)}
                >
                  {words.retry}
                </Action>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
