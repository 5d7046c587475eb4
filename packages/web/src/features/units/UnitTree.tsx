/** The tree of units with their numbers of people: what leads to each unit's page. */
import { type ComponentRef, useEffect, useMemo, useRef, useState } from 'react';
import { Input, Tree } from '../../ui/antd/face.ts';
import { useTextMode } from '../../ui/text-mode.ts';
import { words } from './copy.ts';
import styles from './tree.module.css';
import { ancestorsOf, matching, type TreeUnit, treeOf, type UnitBranch } from './tree.ts';

interface UnitTreeProps {
  readonly units: readonly TreeUnit[];
  readonly selected: string | undefined;
  readonly open: (unit: string) => void;
}

interface Node {
  readonly key: string;
  readonly title: string;
  readonly unit: TreeUnit;
  readonly children: Node[];
}

export function UnitTree({ units, selected, open }: UnitTreeProps) {
  const [text, setText] = useState('');
  const tree = useMemo(() => treeOf(units), [units]);
  const shown = useMemo(() => matching(tree, text), [tree, text]);
  const nodes = useMemo(() => shown.map(nodeOf), [shown]);
  const way = useMemo(
    () => [...tree.map(({ unit }) => unit.id), ...(selected ? [...ancestorsOf(units, selected), selected] : [])],
    [tree, units, selected],
  );
  const [expanded, setExpanded] = useState<readonly string[]>(way);
  // Whoever comes to a unit by another way finds it opened in the tree.
  useEffect(() => setExpanded((before) => [...new Set([...before, ...way])]), [way]);
  const found = useMemo(() => (text.trim() === '' ? undefined : leadingTo(shown, text.trim())), [shown, text]);
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<ComponentRef<typeof Tree>>(null);
  // Without regard to what is opened: who opens a branch stays where they are.
  useEffect(() => {
    if (selected !== undefined) list.current?.scrollTo({ key: selected, align: 'auto' });
  }, [selected]);
  const height = useHeight(frame);
  const large = useTextMode() === 'large';
  return (
    <div className={styles.pane}>
      <Input
        aria-label={words.searchLabel}
        placeholder={words.search}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div ref={frame} className={styles.tree}>
        {shown.length === 0 ? (
          <p className={styles.none} role="status">
            {words.noneFound}
          </p>
        ) : (
          <Tree<Node>
            ref={list}
            key={large ? 'large' : 'normal'}
            aria-label={words.tree}
            blockNode
            showLine={false}
            height={height}
            treeData={nodes}
            selectedKeys={selected === undefined ? [] : [selected]}
            expandedKeys={[...(found ?? expanded)]}
            onExpand={(keys) => setExpanded(keys.map(String))}
            onSelect={(_, { node }) => open(node.key)}
            titleRender={({ unit }) => (
              <span className={styles.node}>
                <span className={styles.name}>{unit.name}</span>
                <span className={styles.count}>{unit.all}</span>
              </span>
            )}
          />
        )}
      </div>
    </div>
  );
}

function nodeOf({ unit, below }: UnitBranch): Node {
  return { key: unit.id, title: unit.name, unit, children: below.map(nodeOf) };
}

/** What stands above something found; what is found itself stays shut. */
function leadingTo(branches: readonly UnitBranch[], text: string): readonly string[] {
  const sought = text.toLowerCase();
  return branches.flatMap(({ unit, below }) =>
    unit.name.toLowerCase().includes(sought) ? [] : [unit.id, ...leadingTo(below, text)],
  );
}

/** Only what is in sight is drawn, for which the tree must know how high it is. */
function useHeight(frame: { readonly current: HTMLElement | null }): number {
  const [height, setHeight] = useState(400);
  useEffect(() => {
    if (frame.current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => entry && setHeight(Math.floor(entry.contentRect.height)));
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, [frame]);
  return height;
}
