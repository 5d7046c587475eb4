/**
 * One round's people to review: all at once by what stands ready, the few one by one. `rows` for a phone, `grid` for a keyboard.
 * What the quota leaves stands beside the choice, and stays there while the people scroll.
 */
import { type ReactNode, useState } from 'react';
import { DraftNotice } from '../../drafts/DraftNotice.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Action, classes, Notice } from '../../ui/controls.tsx';
import { spokenDayOf } from '../../ui/moment.ts';
import { type Item, type Reviews, words } from './copy.ts';
import { PersonDialog } from './PersonDialog.tsx';
import { ReviewGrid } from './ReviewGrid.tsx';
import { ReviewRows } from './ReviewRows.tsx';
import styles from './reviews.module.css';
import { useReviewing } from './use-reviewing.ts';
import { isChanged, keyOf } from './values.ts';
import { withFaults } from './with-faults.ts';

type Filter = keyof typeof words.filters;

const filtered: { readonly [F in Filter]: (item: Item) => boolean } = {
  open: ({ state }) => state === 'open' || state === 'returned',
  waiting: ({ state }) => state === 'waiting',
  passed: ({ state }) => state === 'passed',
  all: () => true,
};

interface ReviewBoardProps {
  readonly reviews: Reviews;
  readonly layout: 'rows' | 'grid';
  /** Of the seats, for who may see them. */
  readonly counter?: ReactNode;
}

export function ReviewBoard({ reviews, layout, counter }: ReviewBoardProps) {
  const reviewing = useReviewing(reviews);
  const [filter, setFilter] = useState<Filter>(() => (reviews.items.some(filtered.open) ? 'open' : 'all'));
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [opened, open] = useState<string>();
  const [asking, ask] = useState(false);
  const items = reviews.items.filter(filtered[filter]);
  const possible = items.filter(({ abilities }) => abilities.pass);
  const selected = possible.filter((item) => chosen.has(keyOf(item)));
  const all = possible.length > 0 && selected.length === possible.length;
  const one = reviews.items.find((item) => keyOf(item) === opened);
  const List = layout === 'grid' ? ReviewGrid : ReviewRows;
  return (
    <div className={styles.board}>
      {reviews.stages.map((stage) => (
        <p key={stage.key} className={styles.soft}>
          {stage.state === 'waiting' ? words.begins(spokenDayOf(stage.begins)) : words.until(spokenDayOf(stage.ends))}
          {stage.daysLate > 0 && <span className={styles.late}>{words.late(stage.daysLate)}</span>}
        </p>
      ))}
      {reviewing.said && <Notice tone="good">{reviewing.said}</Notice>}
      <DraftNotice draft={reviewing.draft} />
      <fieldset className={styles.filters}>
        <legend className="unseen">{words.shown}</legend>
        {(Object.keys(words.filters) as Filter[]).map((key) => (
          <button
            key={key}
            type="button"
            className={classes(styles.filter, key === filter && styles.filterOn)}
            aria-pressed={key === filter}
            onClick={() => setFilter(key)}
          >
            {words.filters[key]} {reviews.items.filter(filtered[key]).length}
          </button>
        ))}
      </fieldset>
      {items.length === 0 ? (
        <p className={styles.soft}>{words.nothing[filter]}</p>
      ) : (
        <>
          {(possible.length > 0 || counter !== undefined) && (
            <div className={styles.bar}>
              {counter}
              {possible.length > 0 && (
                <div className={styles.tools}>
                  <label className={styles.check}>
                    <input
                      type="checkbox"
                      checked={all}
                      onChange={() => choose(new Set(all ? [] : possible.map(keyOf)))}
                    />
                    {words.all(possible.length)}
                  </label>
                  <Action kind="primary" disabled={selected.length === 0} onClick={() => ask(true)}>
                    {words.passAsCount(selected.length)}
                  </Action>
                </div>
              )}
            </div>
          )}
          <List
            reviews={reviews}
            items={items}
            reviewing={reviewing}
            chosen={chosen}
            choose={(item) => {
              const next = new Set(chosen);
              if (!next.delete(keyOf(item))) next.add(keyOf(item));
              choose(next);
            }}
            open={(item) => open(keyOf(item))}
          />
        </>
      )}
      {asking && (
        <Confirm
          title={words.passTitle(selected.length)}
          action={words.pass}
          close={() => ask(false)}
          act={async () => {
            const problem = await reviewing.pass(selected);
            if (problem === undefined) {
              ask(false);
              choose(new Set());
            }
            return problem && withFaults(problem);
          }}
        >
          {words.passWhat(selected.filter((item) => isChanged(item, reviewing.typed(item))).length)}
        </Confirm>
      )}
      {one && (
        <PersonDialog
          key={keyOf(one)}
          round={reviews.round.id}
          item={one}
          standards={reviews.standards}
          reviewing={reviewing}
          close={() => open(undefined)}
        />
      )}
    </div>
  );
}
