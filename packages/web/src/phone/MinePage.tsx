import { useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { spokenRoles } from '../features/sessions/roles.ts';
import { useMe, useSignOut } from '../features/sessions/who.tsx';
import { Notice } from '../ui/controls.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { setTextMode, useTextMode } from '../ui/text-mode.ts';
import styles from './mine.module.css';
import { linkTo } from './route.ts';

const links: readonly { readonly to: string; readonly icon: IconName; readonly label: string }[] = [
  { to: '/mine/data', icon: 'person', label: '本人信息' },
  { to: '/mine/password', icon: 'key', label: '更改密码' },
  { to: '/mine/totp', icon: 'lock', label: '动态口令' },
  { to: '/mine/devices', icon: 'phone', label: '登录的设备' },
];

export function MinePage() {
  const { account, person, roles, county } = useMe();
  const large = useTextMode() === 'large';
  const signOut = useSignOut();
  const [problem, setProblem] = useState<Problem>();
  return (
    <>
      <header className={styles.who}>
        <h1 className={styles.name}>{person?.name ?? account.name}</h1>
        <p className={styles.post}>{county.name}</p>
        <p className={styles.roles}>{spokenRoles(roles)}</p>
      </header>
      {problem && (
        <div className={styles.trouble}>
          <Notice tone="bad">{problem.title}</Notice>
        </div>
      )}
      {person && (
        <div className={styles.rows}>
          <a className={styles.row} {...linkTo('/messages')}>
            <Icon name="bell" />
            消息
            <Icon name="next" size={16} />
          </a>
          <a className={styles.row} {...linkTo('/mine/mail')}>
            <Icon name="mail" />
            邮件提醒
            <Icon name="next" size={16} />
          </a>
          <a className={styles.row} {...linkTo('/mine/file')}>
            <Icon name="people" />
            任职和评鉴人
            <Icon name="next" size={16} />
          </a>
          <a className={styles.row} {...linkTo('/reports')}>
            <Icon name="record" />
            述职测评
            <Icon name="next" size={16} />
          </a>
          <a className={styles.row} {...linkTo('/reviews')}>
            <Icon name="check" />
            逐级评鉴和委托
            <Icon name="next" size={16} />
          </a>
          <a className={styles.row} {...linkTo('/bulletins')}>
            <Icon name="record" />
            通报
            <Icon name="next" size={16} />
          </a>
          <a className={styles.row} {...linkTo('/mine/talks')}>
            <Icon name="people" />
            约谈记录
            <Icon name="next" size={16} />
          </a>
          <a className={styles.row} {...linkTo('/mine/handling')}>
            <Icon name="search" />
            由我经办的异议
            <Icon name="next" size={16} />
          </a>
        </div>
      )}
      <div className={styles.rows}>
        <button
          type="button"
          role="switch"
          aria-checked={large}
          className={styles.row}
          onClick={() => setTextMode(large ? 'normal' : 'large')}
        >
          <Icon name="text" />
          大字显示
          <span className={styles.switch} />
        </button>
      </div>
      <div className={styles.rows}>
        {links.map(({ to, icon, label }) => (
          <a key={to} className={styles.row} {...linkTo(to)}>
            <Icon name={icon} />
            {label}
            <Icon name="next" size={16} />
          </a>
        ))}
      </div>
      <div className={styles.rows}>
        <button type="button" className={styles.row} onClick={() => void signOut().then(setProblem)}>
          <Icon name="leave" />
          退出登录
        </button>
      </div>
    </>
  );
}
