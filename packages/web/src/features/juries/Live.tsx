/** The chair's view while a jury scores: whose turn it is, how many are in, what comes next. Never a value before the end. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Mark } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import type { JuryPage } from './form.ts';
import styles from './juries.module.css';
import { Reasoned } from './Reasoned.tsx';

type Subject = JuryPage['subjects'][number];
interface Asking {
  readonly what: 'scoring' | 'ending';
  readonly subject: Subject;
}

export function Live({ page, again }: { readonly page: JuryPage; readonly again: () => void }) {
  const say = words.live;
  const [asking, setAsking] = useState<Asking>();
  const scoring = page.subjects.filter(({ state }) => state === 'scoring');
  const { lead } = page.abilities;
  const busy = (subject: Subject) => scoring.some(({ panel }) => panel === subject.panel);
  return (
    <Section title={say.title}>
      <div role="status">
        {scoring.length === 0 && <p className={styles.hint}>{say.nobody}</p>}
        {scoring.map((subject) => (
          <div key={subject.id} className={styles.now}>
            <div>
              <p className={styles.nowName}>{say.now(subject.name)}</p>
              <p className={styles.nowCount}>{say.in(subject.given, subject.entitled)}</p>
              {subject.given >= subject.entitled && <p className={styles.small}>{say.all}</p>}
            </div>
            {lead && (
              <Action
                kind="primary"
                aria-label={say.endName(subject.name)}
                onClick={() => setAsking({ what: 'ending', subject })}
              >
                {say.end}
              </Action>
            )}
          </div>
        ))}
      </div>
      <h3 className={styles.small}>{say.order}</h3>
      <ol className={styles.list}>
        {page.subjects.map((subject, at) => (
          <li key={subject.id}>
            <span>
              {at + 1}. {subject.name} <span className={styles.small}>{subject.line}</span>
              {subject.panel !== '' && <span className={styles.small}> {subject.panel}</span>}
            </span>
            <span>
              <Mark {...(subject.state === 'ended' ? { tone: 'good' as const } : {})}>{subject.stateName}</Mark>{' '}
              {lead && subject.state === 'waiting' && !busy(subject) && (
                <Action
                  aria-label={say.beginName(subject.name)}
                  onClick={() => setAsking({ what: 'scoring', subject })}
                >
                  {say.begin}
                </Action>
              )}
            </span>
          </li>
        ))}
      </ol>
      {asking && <Turn page={page} asking={asking} close={() => setAsking(undefined)} again={again} />}
    </Section>
  );
}

interface TurnProps {
  readonly page: JuryPage;
  readonly asking: Asking;
  readonly close: () => void;
  readonly again: () => void;
}

function Turn({ page, asking, close, again }: TurnProps) {
  const say = words.live;
  const { what } = asking;
  // As it stands now: more may have come in since it was asked.
  const subject = page.subjects.find(({ id }) => id === asking.subject.id) ?? asking.subject;
  const missing = what === 'ending' ? subject.entitled - subject.given : 0;
  const open = what === 'scoring' ? subject.claims.open : 0;
  const act = async (reason: string | undefined) => {
    const input = {
      params: { id: page.id, subject: subject.id },
      body: reason === undefined ? {} : { despite: reason },
    };
    const answer =
      what === 'scoring'
        ? await call('POST /api/juries/:id/subjects/:subject/scoring', input)
        : await call('POST /api/juries/:id/subjects/:subject/ending', input);
    if (!answer.ok) return answer.problem;
    close();
    again();
    return undefined;
  };
  return (
    <Reasoned
      title={what === 'scoring' ? say.beginName(subject.name) : say.endName(subject.name)}
      lead={open > 0 ? say.claims(open) : missing > 0 ? say.missing(missing) : what === 'ending' ? say.endLead : ''}
      action={what === 'scoring' ? say.begin : say.end}
      asks={open > 0 || missing > 0}
      act={act}
      close={close}
    />
  );
}
