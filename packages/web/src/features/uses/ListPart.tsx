/** Uses one by one. */
import { useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import list from '../../console/list.module.css';
import { Mark, Pages, usePages } from '../../console/lists.tsx';
import { Section } from '../../console/Page.tsx';
import { Action, classes } from '../../ui/controls.tsx';
import { Heads } from '../../ui/Heads.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { type Use, words } from './copy.ts';
import styles from './uses.module.css';
import { WithdrawDialog } from './WithdrawDialog.tsx';

interface ListPartProps {
  readonly year: number;
  readonly kind: string;
  readonly effect: string;
  readonly organization: string;
  readonly person: string;
  /** Shows everybody's again. */
  readonly everybody: () => void;
}

export function ListPart({ year, kind, effect, organization, person, everybody }: ListPartProps) {
  const pages = usePages(`${year} ${kind} ${effect} ${organization} ${person}`);
  const [withdrawing, withdraw] = useState<Use>();
  const asked = useAsked('GET /api/uses', {
    query: {
      year,
      ...(kind === '' ? {} : { kind }),
      ...(effect === 'positive' || effect === 'negative' ? ({ effect } as const) : {}),
      ...(organization === '' ? {} : { organization }),
      ...(person === '' ? {} : { person }),
      ...(pages.after === undefined ? {} : { after: pages.after }),
    },
  });
  if (asked.state === 'loading') return <Loading lines={8} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  const { uses, next } = asked.value;
  const heads = [words.person, words.unit, words.kind, words.day, words.document, words.rests.replace(/（.*/, '')];
  return (
    <Section>
      {person !== '' && (
        <p>
          {words.onlyOf(uses[0]?.person.name)}{' '}
          <Action kind="plain" onClick={everybody}>
            {words.everybody}
          </Action>
        </p>
      )}
      {uses.length === 0 ? (
        <p className={styles.soft}>{words.noList}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keys, too.
        <section className={styles.scroll} aria-label={words.parts.list} tabIndex={0}>
          <table className={list.table}>
            <Heads of={heads} unseen={words.withdraw} />
            <tbody>
              {uses.map((use) => (
                <tr key={use.id} className={classes(use.withdrawn && styles.gone)}>
                  <td className={list.keep}>{use.person.name}</td>
                  <td>{use.organization.name}</td>
                  <td className={list.keep}>
                    {use.kindName} {use.effect === 'negative' && <Mark tone="bad">{use.effectName}</Mark>}
                  </td>
                  <td className={list.keep}>{spokenDayOf(use.day)}</td>
                  <td>
                    {use.document}
                    {use.note && <p className={styles.soft}>{use.note}</p>}
                    {use.withdrawn && <p className={styles.soft}>{words.withdrawn(use.withdrawn.reason)}</p>}
                  </td>
                  <td>{use.round && words.restsOn(use.round.name, use.round.grade)}</td>
                  <td>
                    {use.abilities.withdraw && (
                      <Action
                        kind="plain"
                        aria-label={words.withdrawOf(use.person.name, use.kindName)}
                        onClick={() => withdraw(use)}
                      >
                        {words.withdraw}
                      </Action>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pages pages={pages} next={next} />
      {withdrawing && <WithdrawDialog use={withdrawing} close={() => withdraw(undefined)} />}
    </Section>
  );
}
