/** Imports of the roster: beginning one, and those there were. */
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { Page, Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenMoment } from '../../ui/moment.ts';
import { Failure, Loading, NoPermission } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { words } from './copy.ts';
import styles from './imports.module.css';
import { NewImport } from './NewImport.tsx';

type Imports = Returns<'GET /api/imports'>;

const route = getRouteApi('/imports');

export function ImportsScreen() {
  const { after } = route.useSearch();
  const navigate = useNavigate();
  const asked = useAsked('GET /api/imports', { query: after === undefined ? {} : { after } });
  const home = () => void navigate({ to: '/' });
  return (
    <Page title={words.title} lead={words.lead}>
      {asked.state === 'loading' && <Loading lines={8} />}
      {asked.state === 'failed' &&
        (asked.problem.kind === 'forbidden' ? (
          <NoPermission holder={words.noKinds} home={home} />
        ) : (
          <Failure problem={asked.problem} again={asked.again} home={home} />
        ))}
      {asked.state === 'here' && (
        <>
          {after === undefined && asked.value.kinds.length > 0 && <NewImport kinds={asked.value.kinds} />}
          <PastImports value={asked.value} later={after !== undefined} />
        </>
      )}
    </Page>
  );
}

function PastImports({ value, later }: { readonly value: Imports; readonly later: boolean }) {
  const navigate = useNavigate();
  const { head } = words;
  const { imports, next } = value;
  return (
    <Section title={words.past}>
      {imports.length === 0 ? (
        <p className={styles.hint}>{words.noPast}</p>
      ) : (
        <table className={table.table}>
          <Heads of={[head.file, head.kind, head.status, head.outcome, head.by, head.at]} />
          <tbody>
            {imports.map(({ id, fileName, kindName, statusName, counts, by, createdAt }) => (
              <tr key={id}>
                <td>
                  <Link to="/imports/$id" params={{ id }}>
                    {fileName}
                  </Link>
                </td>
                <td>{kindName}</td>
                <td>{statusName}</td>
                <td>{counts && words.outcome(counts.create, counts.change, counts.refused)}</td>
                <td>{by}</td>
                <td className={styles.moment}>{spokenMoment(createdAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(later || next !== undefined) && (
        <div className={styles.pages}>
          {later && <Action onClick={() => void navigate({ to: '/imports' })}>{words.first}</Action>}
          {next !== undefined && (
            <Action onClick={() => void navigate({ to: '/imports', search: { after: next } })}>{words.more}</Action>
          )}
        </div>
      )}
    </Section>
  );
}
