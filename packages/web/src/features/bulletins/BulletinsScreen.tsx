/** All bulletins that concern somebody, and one of them. */
import { useParams } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { GoLink, Listed } from '../../console/lists.tsx';
import { Page, Section } from '../../console/Page.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { Download } from '../import-jobs/Download.tsx';
import { BulletinBody } from './BulletinBody.tsx';
import { BulletinList } from './BulletinList.tsx';
import styles from './bulletins.module.css';
import { words } from './copy.ts';

export function BulletinsScreen() {
  const asked = useAsked('GET /api/bulletins');
  return (
    <Page title={words.title} lead={words.lead}>
      <Section>
        <Listed
          asked={asked}
          empty={({ bulletins }) => bulletins.length === 0}
          none={{ icon: 'record', title: words.none, what: words.noneWhat }}
        >
          {(value) => <BulletinList bulletins={value.bulletins} />}
        </Listed>
      </Section>
    </Page>
  );
}

export function BulletinScreen() {
  const { id } = useParams({ from: '/bulletins/$id' });
  const asked = useAsked('GET /api/bulletins/:id', { params: { id } });
  if (asked.state === 'loading') return <Loading lines={10} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { value: bulletin } = asked;
  const { year, number } = bulletin;
  const units = [...new Map(bulletin.lists.map(({ organization }) => [organization.id, organization])).values()];
  return (
    <Page title={words.number(year, number)} lead={<GoLink href="/bulletins">{words.back}</GoLink>}>
      <Section>
        <div className={styles.files}>
          <Download
            label={words.file}
            name={words.fileName(year, number)}
            fetch={() => call('GET /api/bulletins/:id/file', { params: { id }, query: {} })}
          />
          {units.map((unit) => (
            <Download
              key={unit.id}
              label={words.fileOf(unit.name)}
              name={words.fileName(year, number, unit.name)}
              fetch={() => call('GET /api/bulletins/:id/file', { params: { id }, query: { organization: unit.id } })}
            />
          ))}
        </div>
        <BulletinBody body={bulletin} />
      </Section>
    </Page>
  );
}
