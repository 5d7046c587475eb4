/** A new poll: by the rules of a scheme, or by rules of one's own. What it is about and who votes comes after. */
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import controls from '../../ui/controls.module.css';
import { Action, classes, Notice, TextField } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useMe } from '../sessions/who.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './copy.ts';
import { Pick } from './fields.tsx';
import { OwnRulesForm } from './OwnRulesForm.tsx';
import { newRules, type OwnRules, readOwnRules } from './own-rules.ts';
import styles from './polls.module.css';
import rules from './rules.module.css';
import { Sentences } from './Sentences.tsx';
import type { Offers } from './shapes.ts';

interface Making {
  readonly from: 'scheme' | 'own';
  /** Scheme and poll of the chosen offer. */
  readonly offer: string;
  /** Null until somebody types one: as the offer is called. */
  readonly title: string | null;
  readonly unit: string;
  readonly own: OwnRules;
}

type Offer = Offers['places'][number]['offers'][number];
const keyOf = ({ scheme, poll }: Offer) => `${scheme}#${poll}`;
const { making } = words;
const route = getRouteApi('/polls/new');

/** On its own, or at a meeting (`?meeting=`), whose unit holds it then. */
export function NewPollScreen() {
  const { meeting } = route.useSearch();
  return meeting === undefined ? <NewPoll /> : <NewPollAtMeeting id={meeting} />;
}

function NewPollAtMeeting({ id }: { readonly id: string }) {
  const asked = useAsked('GET /api/meetings/:id', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <NewPoll meeting={asked.value} />;
}

function NewPoll({ meeting }: { readonly meeting?: Returns<'GET /api/meetings/:id'> }) {
  const me = useMe();
  const draft = useDraft<Making>(me.account.id, meeting === undefined ? 'new-poll' : `new-poll ${meeting.id}`, {
    from: 'scheme',
    offer: '',
    title: null,
    // Whoever keeps one unit holds its polls.
    unit: meeting?.unit.id ?? (me.roles.some(({ role }) => role === 'office') ? '' : (me.roles[0]?.unit ?? '')),
    own: newRules(),
  });
  const asked = useAsked('GET /api/polls/offers', { query: {} });
  const listed = useAsked('GET /api/polls', { query: {} });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { value } = draft;
  const change = (some: Partial<Making>) => draft.change({ ...value, ...some });
  const offers = asked.state === 'here' ? asked.value.places.flatMap((place) => place.offers) : [];
  const offer = offers.find((one) => keyOf(one) === value.offer);
  const title = value.title ?? (value.from === 'scheme' ? (offer?.name ?? '') : '');
  const read = readOwnRules(value.own, title);
  const unchosen = value.from === 'scheme' && offer === undefined;
  const nameless = title.trim() === '';
  const forCounty = listed.state !== 'here' || listed.value.abilities.addForCounty;
  const unitless = value.unit === '' && !forCounty;
  const create = async () => {
    setTried(true);
    if (unchosen || nameless || unitless || (value.from === 'own' && !read.ok)) return;
    setBusy(true);
    const answer = await call('POST /api/polls', {
      body: {
        title: title.trim(),
        ...(value.unit === '' ? {} : { unit: value.unit }),
        ...(meeting === undefined ? {} : { meeting: meeting.id }),
        from:
          value.from === 'own' && read.ok
            ? { kind: 'rules', rules: read.rules }
            : { kind: 'scheme', scheme: offer?.scheme ?? '', poll: offer?.poll ?? '' },
      },
    });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    draft.drop();
    await queries.invalidateQueries({ queryKey: ['GET /api/polls'] });
    await navigate({ to: '/polls/$id', params: { id: answer.value.id } });
  };
  return (
    <Page
      title={making.title}
      lead={
        meeting === undefined ? (
          <GoLink href="/polls">{words.back}</GoLink>
        ) : (
          <>
            {making.atMeeting} <GoLink href={`/meetings/${meeting.id}`}>{meeting.title}</GoLink>
          </>
        )
      }
    >
      <DraftNotice draft={draft} />
      <Section title={making.where}>
        <div className={styles.stack}>
          <Pick label={making.where} value={value.from} options={making.kinds} onValue={(from) => change({ from })} />
          {value.from === 'own' && (
            <OwnRulesForm
              value={value.own}
              onValue={(own) => change({ own })}
              faults={tried && !read.ok ? read.faults : {}}
            />
          )}
          {value.from === 'scheme' && asked.state === 'loading' && <Loading lines={6} />}
          {value.from === 'scheme' && asked.state === 'failed' && (
            <Failure problem={asked.problem} again={asked.again} />
          )}
          {value.from === 'scheme' && asked.state === 'here' && (
            <OfferList
              offers={asked.value}
              chosen={value.offer}
              choose={(one) => change({ offer: keyOf(one), title: null })}
            />
          )}
        </div>
      </Section>
      <Section>
        <div className={styles.narrow}>
          <TextField
            label={making.name}
            hint={making.nameHint}
            maxLength={60}
            value={title}
            onValue={(typed) => change({ title: typed })}
            fault={tried && !unchosen && nameless ? making.nameless : undefined}
          />
          <div>
            <label className={controls.label} htmlFor="poll-unit">
              {making.unit}
            </label>
            <UnitPicker
              id="poll-unit"
              value={value.unit === '' ? undefined : value.unit}
              onValue={(unit) => change({ unit: unit ?? '' })}
              clearable
              faulty={tried && unitless}
            />
            <p className={styles.hint}>{forCounty ? making.unitHint : making.unitNeeded}</p>
          </div>
          {tried && unchosen && <Notice tone="bad">{making.unchosen}</Notice>}
          {problem && <Notice tone="bad">{problem.title}</Notice>}
          <div>
            <Action kind="primary" busy={busy} onClick={() => void create()}>
              {making.next}
            </Action>
          </div>
        </div>
      </Section>
    </Page>
  );
}

interface OfferListProps {
  readonly offers: Offers;
  readonly chosen: string;
  readonly choose: (offer: Offer) => void;
}

function OfferList({ offers, chosen, choose }: OfferListProps) {
  const [sought, setSought] = useState('');
  const places = useMemo(
    () =>
      offers.places
        .map((place) => ({
          ...place,
          offers: place.offers.filter((one) => `${place.name} ${one.schemeName} ${one.name}`.includes(sought.trim())),
        }))
        .filter((place) => place.offers.length > 0),
    [offers, sought],
  );
  return (
    <>
      <div className={styles.find}>
        <TextField
          label={making.find}
          type="search"
          placeholder={making.findHint}
          autoComplete="off"
          value={sought}
          onValue={setSought}
        />
      </div>
      {places.length === 0 && <p className={styles.hint}>{making.noOffer}</p>}
      <fieldset className={rules.offers}>
        <legend className="unseen">{making.offers}</legend>
        {places.map((place) => (
          <div key={place.place}>
            <p className={rules.place}>{place.name}</p>
            {place.offers.map((one) => (
              <label key={keyOf(one)} className={classes(rules.offer, keyOf(one) === chosen && rules.chosen)}>
                <input
                  type="radio"
                  name="offer"
                  className={rules.radio}
                  checked={keyOf(one) === chosen}
                  disabled={!one.offered.ok}
                  onChange={() => choose(one)}
                />
                <span>
                  <span className={rules.offerName}>{one.name}</span>
                  <span className={rules.offerFrom}>{one.schemeName}</span>
                  <span className={rules.said}>
                    {one.offered.ok
                      ? keyOf(one) === chosen && <Sentences of={one.offered.inWords} />
                      : making.cannot(one.offered.because)}
                  </span>
                </span>
              </label>
            ))}
          </div>
        ))}
      </fieldset>
    </>
  );
}
