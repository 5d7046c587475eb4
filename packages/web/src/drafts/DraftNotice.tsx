/** The line over a form that tells of its draft. */
import { Action } from '../ui/controls.tsx';
import styles from '../ui/states.module.css';
import type { DraftInHand } from './use-draft.ts';

export function DraftNotice<Value>({ draft }: { readonly draft: DraftInHand<Value> }) {
  if (draft.state === 'restored')
    return (
      <div className={styles.draft} role="status">
        <span>已恢复上次未提交的内容{draft.savedAt && `（${spokenTime(new Date(draft.savedAt))}保存）`}。</span>
        <Action kind="plain" onClick={draft.drop}>
          不要了，重新填写
        </Action>
      </div>
    );
  if (draft.state === 'conflict')
    return (
      <div className={styles.draft} role="alert">
        <span>另一个窗口也在填写这份内容，并且保存得更晚。这里的修改还没有保存。</span>
        <Action kind="plain" onClick={draft.takeTheirs}>
          用那边的
        </Action>
        <Action kind="plain" onClick={draft.keepMine}>
          用这里的
        </Action>
      </div>
    );
  if (draft.state === 'unsaved')
    return (
      <div className={styles.draft} role="alert">
        <span>本机存储空间已满，草稿没有保存。请尽快提交，提交前不要关闭页面。</span>
      </div>
    );
  return null;
}

/** 3月25日 9:05, by the device's clock and zone. */
function spokenTime(time: Date): string {
  return `${time.getMonth() + 1}月${time.getDate()}日 ${time.getHours()}:${String(time.getMinutes()).padStart(2, '0')}`;
}
