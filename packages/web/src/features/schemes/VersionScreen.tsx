/** One version: to be worked on by who may, to be read by the others. */
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Notice } from '../../ui/controls.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { check } from './check.ts';
import { type WholeVersion, words } from './copy.ts';
import { EditVersion } from './EditVersion.tsx';
import { compareLines } from './lines.ts';
import { Print } from './Print.tsx';
import { StateMark } from './SchemesScreen.tsx';
import styles from './schemes.module.css';
import { TrialSection } from './TrialSection.tsx';

export function VersionScreen() {
  const { id, number } = useParams({ from: '/schemes/$id/versions/$number' });
  const asked = useAsked('GET /api/schemes/:id/versions/:number', { params: { id, number } });
  if (asked.state === 'loading') return <Loading lines={12} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const version = asked.value;
  const key = `${version.id}/${version.number}`;
  return version.abilities.edit ? (
    <EditVersion key={key} version={version} />
  ) : (
    <ReadVersion key={key} version={version} />
  );
}

function ReadVersion({ version }: { readonly version: WholeVersion }) {
  const { printed } = useMemo(() => check(version.text), [version.text]);
  return (
    <Page
      title={version.name}
      lead={
        <>
          {words.version(version.number)} <StateMark state={version.state} name={version.stateName} />
        </>
      }
      actions={<GoLink href={`/schemes/${version.id}`}>{words.toScheme}</GoLink>}
    >
      {version.number > 1 && <Comparison version={version} />}
      <TrialSection text={version.text} />
      <Section title={words.print}>{printed ? <Print printed={printed} /> : <p>{words.printNone}</p>}</Section>
      <Section title={words.text}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
        <pre className={styles.text} tabIndex={0}>
          {version.text}
        </pre>
      </Section>
    </Page>
  );
}

/** What changed since the version before. */
function Comparison({ version }: { readonly version: WholeVersion }) {
  const before = version.number - 1;
  const [open, setOpen] = useState(false);
  return (
    <Section>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{words.compare(before)}</summary>
        {open && <Changes version={version} before={before} />}
      </details>
    </Section>
  );
}

function Changes({ version, before }: { readonly version: WholeVersion; readonly before: number }) {
  const asked = useAsked('GET /api/schemes/:id/versions/:number', { params: { id: version.id, number: `${before}` } });
  if (asked.state === 'loading') return <Loading lines={3} />;
  if (asked.state === 'failed') return <Notice tone="bad">{asked.problem.title}</Notice>;
  const changed = compareLines(asked.value.text, version.text).filter(({ kind }) => kind !== 'same');
  if (changed.length === 0) return <p>{words.compareNone}</p>;
  return (
    <ul className={styles.plain}>
      {changed.map(({ kind, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come and go several times.
        <li key={at} className={kind === 'added' ? styles.added : styles.removed}>
          {kind === 'added' ? words.compareAdded : words.compareRemoved} <code>{text}</code>
        </li>
      ))}
    </ul>
  );
}
