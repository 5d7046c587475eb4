/** The console's frame: bar, menu, and the screen. */
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { Bell } from '../features/messages/Bell.tsx';
import { useMe, useSignOut } from '../features/sessions/who.tsx';
import { Dropdown } from '../ui/antd/face.ts';
import { Notice } from '../ui/controls.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import { Loading, OfflineStrip } from '../ui/states.tsx';
import { setTextMode, useTextMode } from '../ui/text-mode.ts';
import { menuFor } from './menu.ts';
import styles from './shell.module.css';

export function Shell() {
  const me = useMe();
  const [problem, setProblem] = useState<Problem>();
  // What is thrown onto a wall has the whole of it.
  const bare = useLocation({ select: ({ pathname }) => pathname.endsWith('/screen') });
  if (bare) return <Outlet />;
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#page">
        跳到正文
      </a>
      <header className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <Mark size={28} />
          <span className={styles.name}>实绩</span>
        </Link>
        <span className={styles.county}>{me.county.name}</span>
        <div className={styles.tools}>
          <LargeText />
          <Bell
            link={(inside) => (
              <Link to="/messages" className={styles.tool}>
                {inside}
              </Link>
            )}
          />
          <PersonMenu tell={setProblem} />
        </div>
      </header>
      <nav className={styles.menu} aria-label="主菜单">
        {menuFor(me.abilities).map((group) => (
          <div key={group.label} className={styles.group}>
            <h2 className={styles.groupName}>{group.label}</h2>
            <ul>
              {group.items.map((item) => (
                <li key={item.to}>
                  <Link to={item.to} className={styles.item} activeOptions={{ exact: item.to === '/' }}>
                    <Icon name={item.icon} />
                    {item.label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <main id="page" className={styles.page} tabIndex={-1}>
        <OfflineStrip />
        {problem && (
          <div className={styles.trouble}>
            <Notice tone="bad">{problem.title}</Notice>
          </div>
        )}
        <Outlet />
      </main>
    </div>
  );
}

function LargeText() {
  const large = useTextMode() === 'large';
  return (
    <button
      type="button"
      className={styles.tool}
      aria-pressed={large}
      onClick={() => setTextMode(large ? 'normal' : 'large')}
    >
      <Icon name="text" />
      大字
    </button>
  );
}

function PersonMenu({ tell }: { readonly tell: (problem: Problem | undefined) => void }) {
  const me = useMe();
  const signOut = useSignOut();
  const items = [
    { key: 'account', label: <Link to="/account">我的账号</Link> },
    { key: 'leave', label: '退出登录', onClick: () => void signOut().then(tell) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className={styles.tool}>
        <Icon name="person" />
        <span className={styles.person}>{me.person?.name ?? me.account.name}</span>
        <Icon name="down" size={16} />
      </button>
    </Dropdown>
  );
}

/** The frame while it isn't known yet who is signed in: bar and menu keep their places. */
export function WaitingFrame() {
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <span className={styles.brand}>
          <Mark size={28} />
          <span className={styles.name}>实绩</span>
        </span>
      </header>
      <div className={styles.menu} />
      <main className={styles.page}>
        <div className={styles.waiting}>
          <Loading lines={6} />
        </div>
      </main>
    </div>
  );
}
