/** Choosing a unit: the tree, narrowed by what is typed. For the console. */
import { useMemo, useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { TreeSelect } from '../../ui/antd/face.ts';
import { words } from './copy.ts';
import styles from './tree.module.css';
import { ancestorsOf, matching, pathOf, treeOf, type UnitBranch } from './tree.ts';

interface UnitPickerProps {
  /** Of the label that names it. */
  readonly id?: string;
  /** What assistive programs call it where no label stands beside it. */
  readonly label?: string;
  readonly value: string | undefined;
  /** With the unit's path, such as 县财政局/办公室, for sentences about it. */
  readonly onValue: (unit: string | undefined, path: string | undefined) => void;
  /** Units that exist on this day; absent: today. */
  readonly day?: string;
  readonly clearable?: boolean;
  readonly faulty?: boolean;
  /** Those that may be chosen; the others are shown for the way. Absent: all. */
  readonly allowed?: (unit: UnitBranch['unit']) => boolean;
}

interface Node {
  readonly value: string;
  readonly title: string;
  readonly path: string;
  readonly disabled: boolean;
  readonly children: Node[];
}

export function UnitPicker({ id, label, value, onValue, day, clearable, faulty, allowed }: UnitPickerProps) {
  const asked = useAsked('GET /api/units', { query: day === undefined ? {} : { day } });
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<readonly string[]>();
  const units = asked.state === 'here' ? asked.value.units : none;
  const tree = useMemo(() => treeOf(units), [units]);
  const shown = useMemo(() => matching(tree, text), [tree, text]);
  const nodes = useMemo(() => shown.map((branch) => nodeOf(branch, [], allowed)), [shown, allowed]);
  // What is found is shown at once; without a search the top level, and the way to what is chosen.
  const wide =
    text === '' ? [...tree.map(({ unit }) => unit.id), ...(value ? ancestorsOf(units, value) : [])] : idsOf(shown);
  return (
    <TreeSelect<string>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(faulty ? { status: 'error' as const } : {})}
      style={{ width: '100%' }}
      value={(value === undefined ? null : value) as string}
      treeData={nodes}
      treeNodeLabelProp="path"
      treeExpandedKeys={[...(opened ?? wide)]}
      onTreeExpand={(keys) => setOpened(keys.map(String))}
      showSearch={{
        searchValue: text,
        filterTreeNode: false,
        onSearch: (next) => {
          setText(next);
          setOpened(undefined);
        },
      }}
      onOpenChange={(open) => {
        if (open) setOpened(undefined);
      }}
      allowClear={clearable ?? false}
      loading={asked.state === 'loading'}
      listHeight={320}
      placeholder={words.search}
      notFoundContent={
        <span className={styles.none}>
          {asked.state === 'failed' ? asked.problem.title : text === '' ? words.noUnits : words.noneFound}
        </span>
      }
      onChange={(chosen?: string) => {
        setText('');
        onValue(chosen ?? undefined, chosen ? pathOf(units, chosen) : undefined);
      }}
    />
  );
}

const none: readonly UnitBranch['unit'][] = [];

function nodeOf({ unit, below }: UnitBranch, above: readonly string[], allowed: UnitPickerProps['allowed']): Node {
  const path = unit.kind === 'county' && below.length > 0 ? [] : [...above, unit.name];
  return {
    value: unit.id,
    title: unit.name,
    path: path.length === 0 ? unit.name : path.join('/'),
    disabled: allowed ? !allowed(unit) : false,
    children: below.map((branch) => nodeOf(branch, path, allowed)),
  };
}

function idsOf(branches: readonly UnitBranch[]): string[] {
  return branches.flatMap(({ unit, below }) => [unit.id, ...idsOf(below)]);
}
