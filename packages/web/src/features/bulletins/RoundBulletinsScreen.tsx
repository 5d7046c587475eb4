/** Bulletins of one round: drafted from the records as they stand, issued under the next number. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { randomKey } from '../../api/random-key.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { Field } from '../../ui/antd/Field.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, ChoiceField, TextField } from '../../ui/controls.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { BulletinBody } from './BulletinBody.tsx';
import { BulletinList } from './BulletinList.tsx';
import styles from './bulletins.module.css';
import { type Draft, type Offers, words } from './copy.ts';

type Kind = Offers['offers'][number]['kind'];

export function RoundBulletinsScreen() {
  const { id } = useParams({ from: '/rounds/$id/bulletins' });
  const asked = useAsked('GET /api/rounds/:id/bulletins', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { round, bulletins, offers } = asked.value;
  return (
    <Page title={words.ofRound} lead={<GoLink href={`/rounds/${id}`}>{`${words.toRound}：${round.name}`}</GoLink>}>
      {offers.length > 0 && <Drafting round={round.id} offers={offers} />}
      <Section title={words.issued}>
        {bulletins.length === 0 ? (
          <Empty icon="record" title={words.none}>
            {words.noneWhat}
          </Empty>
        ) : (
          <BulletinList bulletins={bulletins} />
        )}
      </Section>
    </Page>
  );
}

function Drafting({ round, offers }: { readonly round: string; readonly offers: Offers['offers'] }) {
  const [kind, setKind] = useState<Kind>(offers[0]?.kind ?? 'weekly');
  const spans = offers.find((offer) => offer.kind === kind)?.spans ?? [];
  const [chosen, choose] = useState<string>();
  const span = spans.find((one) => one.span === chosen)?.span ?? spans[0]?.span ?? '';
  const asked = useAsked('GET /api/rounds/:id/bulletins/draft', { params: { id: round }, query: { kind, span } });
  return (
    <Section title={words.draft}>
      <div className={styles.fields}>
        <p>{words.draftWhat}</p>
        <div className={styles.pair}>
          <ChoiceField
            label={words.kind}
            value={kind}
            options={offers.map((offer) => ({ value: offer.kind, label: offer.kindName }))}
            onValue={(value) => setKind(value as Kind)}
          />
          <ChoiceField
            label={words.span}
            value={span}
            options={spans.map((one) => ({ value: one.span, label: one.name }))}
            onValue={choose}
          />
        </div>
      </div>
      {asked.state === 'loading' && <Loading lines={8} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && (
        <Issuing key={`${kind} ${span}`} round={round} kind={kind} span={span} draft={asked.value} />
      )}
    </Section>
  );
}

interface IssuingProps {
  readonly round: string;
  readonly kind: Kind;
  readonly span: string;
  readonly draft: Draft;
}

const blank = { introduction: '', requests: '', signedBy: '' };

function Issuing({ round, kind, span, draft }: IssuingProps) {
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const own = useDraft(me.account.id, `bulletin-${round}-${kind}-${span}`, blank);
  const [asking, ask] = useState(false);
  const [idempotencyKey] = useState(randomKey);
  const { introduction, requests } = own.value;
  const signedBy = own.value.signedBy || draft.signedBy;
  const change = (some: Partial<typeof blank>) => own.change({ ...own.value, ...some });
  const area = (name: 'introduction' | 'requests', most: number) => (
    <Field
      label={words[name]}
      value={own.value[name]}
      onValue={(text) => change({ [name]: text })}
      most={most}
      lines={[2, 8]}
    />
  );
  return (
    <>
      <DraftNotice draft={own} />
      <div className={styles.fields}>
        {area('introduction', 2000)}
        {area('requests', 4000)}
        <TextField
          label={words.signedBy}
          maxLength={60}
          value={signedBy}
          onValue={(value) => change({ signedBy: value })}
        />
        <div>
          <Action kind="primary" onClick={() => ask(true)}>
            {words.issue}
          </Action>
        </div>
      </div>
      <BulletinBody body={{ ...draft, introduction, requests }} />
      {asking && (
        <Confirm
          title={words.issueTitle}
          action={words.issue}
          close={() => ask(false)}
          act={async () => {
            const answer = await call('POST /api/rounds/:id/bulletins', {
              params: { id: round },
              body: { kind, span, digest: draft.digest, introduction, requests, signedBy },
              idempotencyKey,
            });
            await queries.invalidateQueries();
            if (!answer.ok) return answer.problem;
            own.drop();
            await navigate({ to: '/bulletins/$id', params: { id: answer.value.id } });
            return undefined;
          }}
        >
          {words.issueWhat(draft.title)}
        </Confirm>
      )}
    </>
  );
}
