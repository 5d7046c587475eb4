/** A bar for each kind, positive and negative told apart by colour and pattern, the number beside it. */
import { Bars } from '../results/Bars.tsx';
import { type Summary, words } from './copy.ts';
import styles from './uses.module.css';

export function KindBars({ summary: { kinds, all } }: { readonly summary: Summary }) {
  return (
    <div className={styles.bars}>
      <Bars
        label={words.kind}
        rows={kinds.map(({ key, name, effect, effectName }, at) => ({
          key,
          label: effect === 'negative' ? `${name}（${effectName}）` : name,
          text: String(all.counts[at] ?? 0),
          tone: effect === 'negative' ? ('minus' as const) : ('plus' as const),
          from: 0,
          to: all.counts[at] ?? 0,
        }))}
      />
    </div>
  );
}
