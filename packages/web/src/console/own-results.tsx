/** 我的考核: what somebody assessed finds of their own on a PC, loaded by whoever opens it. */
import { useParams, useRouter } from '@tanstack/react-router';
import { words as events } from '../features/events/copy.ts';
import { words as logs } from '../features/logs/copy.ts';
import { FiledObjection, ObjectToStep } from '../features/objections/OwnObjections.tsx';
import { words } from '../features/results/copy.ts';
import { OwnResults } from '../features/results/OwnResults.tsx';
import { OwnSheet } from '../features/results/OwnSheet.tsx';
import type { OwnPlace } from '../features/results/own-place.ts';
import styles from '../features/results/results.module.css';
import { words as statistics } from '../features/statistics/copy.ts';
import { OwnTrend } from '../features/statistics/OwnTrend.tsx';
import { words as talks } from '../features/supervision/copy.ts';
import { GoLink } from './lists.tsx';
import { Page, Section } from './Page.tsx';

/** The same paths as on the phone, but for one that has had a place of its own here. */
const at = (path: string): string => (path === '/uses' ? '/own-uses' : `/own-results${path}`);

/** What somebody wrote, proposed and was told, beside what came of it. */
const beside = [
  { to: '/logs', label: logs.title, about: logs.lead },
  { to: '/events', label: events.title, about: events.ownLead },
  { to: '/talks', label: talks.own, about: talks.ownLead },
];

function usePlace(): OwnPlace {
  const router = useRouter();
  return {
    panels: true,
    frame: ({ title, lead, back }, inside) => (
      <Page
        title={title}
        {...(lead === undefined ? {} : { lead })}
        {...(back === undefined
          ? {}
          : { actions: <GoLink href={at(back)}>{back === '' ? words.own.back : words.own.toSheet}</GoLink> })}
      >
        <Section>
          <div className={styles.own}>{inside}</div>
        </Section>
      </Page>
    ),
    part: (title, inside) => <Section {...(title === undefined ? {} : { title })}>{inside}</Section>,
    way: (path, inside, className) => (
      <GoLink href={at(path)} {...(className === undefined ? {} : { className })}>
        {inside}
      </GoLink>
    ),
    go: (path) => router.history.push(at(path)),
    more: (
      <Section title={words.own.beside}>
        <ul>
          {beside.map(({ to, label, about }) => (
            <li key={to} className={styles.below}>
              <GoLink href={to}>{label}</GoLink>
              <p className={styles.soft}>{about}</p>
            </li>
          ))}
        </ul>
      </Section>
    ),
  };
}

export function Mine() {
  return (
    <Page title={words.own.console} lead={words.own.lead}>
      <OwnResults place={usePlace()} />
    </Page>
  );
}

export function MySheet() {
  const { round } = useParams({ from: '/own-results/$round' });
  return <OwnSheet key={round} round={round} place={usePlace()} />;
}

export function ToResult() {
  const { round } = useParams({ from: '/own-results/$round/object' });
  return <ObjectToStep round={round} figure={undefined} place={usePlace()} />;
}

export function ToStep() {
  const { round, figure } = useParams({ from: '/own-results/$round/object/$figure' });
  return <ObjectToStep round={round} figure={figure} place={usePlace()} />;
}

export function MyObjection() {
  const { id } = useParams({ from: '/own-results/objections/$id' });
  return <FiledObjection id={id} place={usePlace()} />;
}

export function MyTrend() {
  return usePlace().frame({ title: statistics.trend.own, lead: statistics.trend.lead, back: '' }, <OwnTrend />);
}
