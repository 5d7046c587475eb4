/** The parts of a person's page. */
import type { ReactNode } from 'react';
import { Section } from '../../console/Page.tsx';
import { Action, classes } from '../../ui/controls.tsx';
import { spokenSpan } from '../../ui/day.ts';
import table from '../../ui/table.module.css';
import type { PersonFile } from '../roster/copy.ts';
import { Chain } from './Chain.tsx';
import { words } from './copy.ts';
import type { OpenForm } from './PersonScreen.tsx';
import styles from './person.module.css';
import { changeOverride, changeStanding, changeTenure, transfer } from './person-forms.ts';

interface PartProps {
  readonly file: PersonFile;
  readonly open: OpenForm;
}

export function Chains({ file }: Pick<PartProps, 'file'>) {
  const chains = file.tenures.flatMap(({ id, unit, chain }) => (chain === undefined ? [] : [{ id, unit, chain }]));
  if (chains.length === 0)
    return (
      <Section title={words.chainTitle('', false)}>
        <p className={styles.none}>{words.noChain}</p>
      </Section>
    );
  return chains.map(({ id, unit, chain }) => (
    <Section key={id} title={words.chainTitle(unit.path, chains.length > 1)}>
      <Chain steps={chain} />
    </Section>
  ));
}

export function Tenures({ file, open }: PartProps) {
  return (
    <Section title={words.tenures}>
      {file.tenures.length === 0 ? (
        <p className={styles.none}>{words.noTenures}</p>
      ) : (
        <ol className={styles.line}>
          {file.tenures.map((tenure) => (
            <li key={tenure.id} className={classes(styles.stop, tenure.current && styles.now)}>
              <Entry
                when={spokenSpan(tenure)}
                title={
                  <>
                    {tenure.unit.path} <strong>{tenure.post}</strong>
                    {tenure.current && <span className={styles.mark}>{words.current}</span>}
                    {!tenure.main && <span className={styles.mark}>{words.beside}</span>}
                  </>
                }
                note={[tenure.dutyName, tenure.rank, tenure.staffing].filter(Boolean).join('，')}
              >
                {tenure.abilities.transfer && tenure.current && (
                  <Action kind="plain" onClick={() => open(transfer(tenure))}>
                    {words.actions.transfer}
                  </Action>
                )}
                {tenure.abilities.edit && (
                  <Action kind="plain" onClick={() => open(changeTenure(tenure))}>
                    {words.actions.changeTenure}
                  </Action>
                )}
              </Entry>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

export function Standings({ file, open }: PartProps) {
  return (
    <Section title={words.standings}>
      {file.standings.length === 0 ? (
        <p className={styles.none}>{words.noStandings}</p>
      ) : (
        <ul className={styles.rows}>
          {file.standings.map((standing) => (
            <li key={standing.id}>
              <Entry
                when={spokenSpan(standing)}
                title={<strong>{standing.kindName}</strong>}
                note={[standing.note, standing.document && words.document(standing.document)]
                  .filter(Boolean)
                  .join('，')}
              >
                {standing.abilities.edit && (
                  <Action kind="plain" onClick={() => open(changeStanding(standing))}>
                    {words.actions.changeStanding}
                  </Action>
                )}
              </Entry>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function Overrides({ file, open }: PartProps) {
  if (file.overrides.length === 0) return null;
  return (
    <Section title={words.overrides}>
      <ul className={styles.rows}>
        {file.overrides.map((override) => (
          <li key={override.id}>
            <Entry
              when={spokenSpan(override)}
              title={
                <>
                  {override.stepName} <strong>{override.reviewer.name}</strong>
                </>
              }
              note={`${words.reason}：${override.reason}`}
            >
              {file.abilities.override && (
                <Action kind="plain" onClick={() => open(changeOverride(override))}>
                  {words.actions.changeOverride}
                </Action>
              )}
            </Entry>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface EntryProps {
  readonly when: string;
  readonly title: ReactNode;
  readonly note: string;
  readonly children: ReactNode;
}

function Entry({ when, title, note, children }: EntryProps) {
  return (
    <div className={styles.entry}>
      <span className={styles.when}>{when}</span>
      <div className={styles.what}>
        <p>{title}</p>
        {note !== '' && <p className={table.soft}>{note}</p>}
      </div>
      <span className={table.actions}>{children}</span>
    </div>
  );
}
