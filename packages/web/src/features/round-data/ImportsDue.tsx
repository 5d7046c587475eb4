/** On a round's page: which points the office has yet to bring in, and by when. Nothing where the scheme asks for none. */
import { useAsked } from '../../api/queries.ts';
import { GoLink } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Failure } from '../../ui/states.tsx';
import { words } from './copy.ts';
import { Needs } from './Needs.tsx';

export function ImportsDue({ round }: { readonly round: string }) {
  const asked = useAsked('GET /api/rounds/:id/imports', { params: { id: round } });
  if (asked.state === 'loading') return null;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { needs, abilities } = asked.value;
  if (needs.length === 0) return null;
  return (
    <Section title={words.needs}>
      <Needs needs={needs} />
      {abilities.import && (
        <p>
          <GoLink href={`/rounds/${round}/imports`}>{words.title}</GoLink>
        </p>
      )}
    </Section>
  );
}
