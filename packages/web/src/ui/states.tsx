/** The designed states of a screen that has nothing to show: each says what is so and what can be done. */
import { type ReactNode, useSyncExternalStore } from 'react';
import type { Problem } from '../api/problem.ts';
import { Action, classes } from './controls.tsx';
import { Icon, type IconName } from './Icon.tsx';
import styles from './states.module.css';

interface StateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: 'bad';
  readonly note?: ReactNode;
}

function State({ icon, title, children, actions, tone, note }: StateProps) {
  return (
    <section className={classes(styles.state, tone && styles[tone])}>
      <span className={styles.icon}>
        <Icon name={icon} size={32} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.what}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
      {note}
    </section>
  );
}

interface EmptyProps {
  readonly icon?: IconName;
  /** What isn't here yet, in words. */
  readonly title: string;
  /** What will stand here and from when, or what to do so that it does. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

export function Empty({ icon = 'record', ...rest }: EmptyProps) {
  return <State icon={icon} {...rest} />;
}

/** Grey lines where text will stand, so that nothing jumps when it comes. */
export function Loading({ lines = 5 }: { readonly lines?: number }) {
  return (
    <div className={styles.bones} role="status">
      <span className="unseen">正在加载</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
        <div key={line} className={styles.bone} />
      ))}
    </div>
  );
}

interface FailureProps {
  readonly problem: Problem;
  readonly again?: () => void;
  readonly home?: () => void;
  /** What can be done all the same. */
  readonly instead?: ReactNode;
}

/** A problem in the place of what was asked for. */
export function Failure({ problem, again, home, instead }: FailureProps) {
  const { icon, title } = faces[problem.kind] ?? ordinary;
  return (
    <State
      icon={icon}
      title={title}
      {...(icon === 'warn' ? { tone: 'bad' as const } : {})}
      actions={
        <>
          {again && <Action onClick={again}>重试</Action>}
          {home && (
            <Action kind="plain" onClick={home}>
              回到首页
            </Action>
          )}
        </>
      }
      note={problem.requestId && <RequestId id={problem.requestId} />}
    >
      <p>{problem.title}</p>
      {instead}
    </State>
  );
}

const ordinary: { readonly icon: IconName; readonly title: string } = { icon: 'warn', title: '未能完成' };
const faces: Partial<Record<Problem['kind'], typeof ordinary>> = {
  offline: { icon: 'offline', title: '当前没有网络' },
  unreachable: { icon: 'offline', title: '连接不到服务器' },
  timeout: { icon: 'offline', title: '等待超时' },
  expired: { icon: 'lock', title: '登录已超时' },
  forbidden: { icon: 'lock', title: '无权查看' },
  'not-found': { icon: 'missing', title: '没有找到' },
};

export function NotFound({ home }: { readonly home: () => void }) {
  return (
    <State icon="missing" title="没有这个页面" actions={<Action onClick={home}>回到首页</Action>}>
      网址可能写错，或者这项内容已被撤下。
    </State>
  );
}

/**
 * For a screen that the menu doesn't offer this person, reached by its address. `holder` says whose task it is.
 *
 * @public what every screen with abilities answers
 */
export function NoPermission({ holder, home }: { readonly holder: string; readonly home: () => void }) {
  return (
    <State icon="lock" title="无权查看" actions={<Action onClick={home}>回到首页</Action>}>
      这项工作由{holder}办理。确需使用的，请向安全管理员申请授权。
    </State>
  );
}

/** A bug of ours: the page itself broke off. */
export function Broken({ reload }: { readonly reload: () => void }) {
  return (
    <State
      icon="warn"
      tone="bad"
      title="页面出错，未能显示"
      actions={
        <Action kind="primary" onClick={reload}>
          刷新页面
        </Action>
      }
    >
      已填写并保存为草稿的内容不会丢失。刷新后仍出错的，请把出错的页面和时间告诉系统管理员。
    </State>
  );
}

function RequestId({ id }: { readonly id: string }) {
  return (
    <p className={styles.request}>
      请求编号 <code>{id}</code>，联系管理员时请一并提供。
    </p>
  );
}

/** A strip across the top while the device says that it has no network. */
export function OfflineStrip() {
  const online = useSyncExternalStore(onNetworkChange, () => navigator.onLine);
  return online ? null : (
    <div className={styles.strip} role="status">
      <Icon name="offline" size={16} />
      当前没有网络，可以继续填写，内容存在本机。
    </div>
  );
}

function onNetworkChange(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}
