/** The rules that govern somebody, as they are in force. */
import { useAsked } from '../../api/queries.ts';
import { Page, Section } from '../../console/Page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import { Print } from './Print.tsx';

export function OwnSchemes() {
  const asked = useAsked('GET /api/my-schemes');
  return (
    <Page title={words.own} lead={words.ownLead}>
      {asked.state === 'loading' && <Loading lines={6} />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && asked.value.schemes.length === 0 && (
        <Section>
          <Empty icon="record" title={words.ownNone}>
            {words.ownNoneWhat}
          </Empty>
        </Section>
      )}
      {asked.state === 'here' &&
        asked.value.schemes.map(({ id, name, version }) => (
          <Section key={id} title={`${name}，${words.version(version)}`}>
            <OwnPrint id={id} number={version} />
          </Section>
        ))}
    </Page>
  );
}

function OwnPrint({ id, number }: { readonly id: string; readonly number: number }) {
  const asked = useAsked('GET /api/schemes/:id/versions/:number/print', { params: { id, number: `${number}` } });
  if (asked.state === 'loading') return <Loading lines={6} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  return <Print printed={asked.value} />;
}
