/** Papers of one group, counted by hand: typed by one person, and again by another who doesn't see the first. */
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { words } from './copy.ts';
import { CellInput } from './fields.tsx';
import { PaperGrid } from './PaperGrid.tsx';
import { checkPapers, type PaperDraft, paperDraft } from './paper-counts.ts';
import styles from './papers.module.css';
import polls from './polls.module.css';
import type { PaperPage, Poll } from './shapes.ts';

const route = getRouteApi('/polls/$id/papers/$electorate');
const { papers: says } = words;

export function PapersScreen() {
  const { id, electorate } = route.useParams();
  const poll = useAsked('GET /api/polls/:id', { params: { id } });
  const page = useAsked('GET /api/polls/:id/papers/:electorate', { params: { id, electorate } });
  const back = <GoLink href={`/polls/${id}`}>{says.back}</GoLink>;
  if (poll.state === 'here' && page.state === 'here')
    return <Papers key={`${electorate}/${JSON.stringify(page.value.mine)}`} poll={poll.value} page={page.value} />;
  const failed = poll.state === 'failed' ? poll : page.state === 'failed' ? page : undefined;
  return (
    <Page title={says.title} lead={back}>
      {failed ? <Failure problem={failed.problem} again={failed.again} /> : <Loading lines={8} />}
    </Page>
  );
}

interface PapersProps {
  readonly poll: Poll;
  readonly page: PaperPage;
}

function Papers({ poll, page }: PapersProps) {
  const me = useMe();
  const queries = useQueryClient();
  const form = poll.forms.find(({ id }) => id === page.form);
  const subjects = useMemo(() => form?.subjects ?? [], [form]);
  const ids = useMemo(() => subjects.map(({ id }) => id), [subjects]);
  const { questions } = poll.rules;
  const draft = useDraft<PaperDraft>(
    me.account.id,
    `papers/${poll.id}/${page.electorate}`,
    paperDraft(questions, ids, page.mine),
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { value } = draft;
  const checked = checkPapers(value, questions, ids, poll.abstain);
  const save = async () => {
    setTried(true);
    if (checked.reading === undefined) return;
    setBusy(true);
    const params = { id: poll.id, electorate: page.electorate };
    const answer = await call('PUT /api/polls/:id/papers/:electorate', { params, body: { counts: checked.reading } });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    draft.drop();
    queries.setQueryData(['GET /api/polls/:id/papers/:electorate', { params }], { value: answer.value });
    await queries.invalidateQueries({ queryKey: ['GET /api/polls/:id'] });
  };
  const group = says.of(form?.name ?? '', page.group || words.slip.nobody);
  return (
    <Page title={`${says.title}：${group}`} lead={<GoLink href={`/polls/${poll.id}`}>{says.back}</GoLink>}>
      <DraftNotice draft={draft} />
      <Section>
        <div className={polls.stack}>
          <div>
            <p className={polls.hint}>{says.lead}</p>
            {page.readings.map(({ reading, typedBy, typedAt }) => (
              <p key={reading}>{says.readings(reading, typedBy, spokenMoment(typedAt))}</p>
            ))}
          </div>
          <Standing page={page} />
          <p className={styles.total}>
            {says.count}
            <CellInput
              label={says.count}
              value={value.papers}
              fault={tried && checked.papers === undefined ? says.badCount : undefined}
              onValue={(papers) => draft.change({ ...value, papers })}
            />
            {says.sheets}
            {page.mine !== undefined && page.differences.includes('收到的票数') && (
              <span className={styles.mark}>{says.differsHere}</span>
            )}
          </p>
          {questions.map((question, at) => {
            const counts = value.questions[at];
            const check = checked.questions[at];
            return (
              counts &&
              check && (
                <PaperGrid
                  key={question.id}
                  question={question}
                  titled={questions.length > 1}
                  subjects={subjects}
                  counts={counts}
                  check={check}
                  tried={tried}
                  differences={page.mine === undefined ? [] : page.differences}
                  onCounts={(next) =>
                    draft.change({
                      ...value,
                      questions: value.questions.map((each, index) => (index === at ? next : each)),
                    })
                  }
                />
              )
            );
          })}
          {tried && checked.papers === undefined && <Notice tone="bad">{says.badCount}</Notice>}
          {problem && <Notice tone="bad">{problem.title}</Notice>}
          <div>
            <Action kind="primary" busy={busy} onClick={() => void save()}>
              {says.save}
            </Action>
          </div>
        </div>
      </Section>
    </Page>
  );
}

/** How far the two readings are, as the asking person may know it. */
function Standing({ page }: { readonly page: PaperPage }) {
  if (page.state === 'agreed') return <Notice tone="good">{says.agreed}</Notice>;
  if (page.state === 'differ') return <Notice tone="warn">{says.differ}</Notice>;
  if (page.state === 'once') return <Notice tone="warn">{page.mine === undefined ? says.second : says.once}</Notice>;
  return null;
}
