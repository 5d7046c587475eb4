/** What the rules leave to people: each with whom it is about and the form that settles it; and what still lacks, and from whom. */
import { useState } from 'react';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import styles from './board.module.css';
import { type Board, words } from './copy.ts';
import { MissingDialog, type Supplied } from './MissingDialog.tsx';
import { SettleDialog } from './SettleDialog.tsx';
import { WaitingGroup } from './WaitingGroup.tsx';

const { board: says, rule } = words;

interface DecisionsProps {
  readonly round: string;
  readonly board: Board;
}

export function Decisions({ round, board }: DecisionsProps) {
  const { decisions, waiting, abilities } = board;
  const [settling, settle] = useState<Board['decisions'][number]>();
  const [supplying, supply] = useState<Supplied>();
  return (
    <>
      <Section title={says.decisions}>
        {decisions.length === 0 && <p className={styles.soft}>{says.noDecisions}</p>}
        <ul>
          {decisions.map((decision) => (
            <li key={`${decision.code}/${decision.text}`} className={styles.decision}>
              <div>
                <p className={styles.what}>{decision.text}</p>
                <p className={styles.soft}>{decision.people.map(({ name }) => name).join('、')}</p>
              </div>
              {abilities.rule && decision.settles && (
                <Action aria-label={rule.settleOf(decision.text)} onClick={() => settle(decision)}>
                  {rule.settle}
                </Action>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {waiting.length > 0 && (
        <Section title={says.waiting}>
          <ul>
            {waiting.map((group) => (
              <WaitingGroup key={group.settle} group={group} supply={abilities.rule ? supply : undefined} />
            ))}
          </ul>
        </Section>
      )}
      {settling && <SettleDialog round={round} decision={settling} close={() => settle(undefined)} />}
      {supplying && <MissingDialog round={round} waiting={supplying} close={() => supply(undefined)} />}
    </>
  );
}
