/** Parts of the console's lists: filters that stand in the address, pages, marks of a state, the guard of a screen. */
import { useLocation, useRouter } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Asked } from '../api/queries.ts';
import { useMe } from '../features/sessions/who.tsx';
import { Action, classes, TextField } from '../ui/controls.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { Empty, Failure, Loading, NoPermission } from '../ui/states.tsx';
import styles from './list.module.css';

/** What a list is narrowed by, kept in the address: reloading, going back and a link bring the same list. Blank: not narrowed. */
export function useFilters<const Name extends string>(names: readonly Name[]) {
  const router = useRouter();
  const search = useLocation({ select: (location) => location.searchStr });
  const path = useLocation({ select: (location) => location.pathname });
  const given = new URLSearchParams(search);
  const values = Object.fromEntries(names.map((name) => [name, given.get(name) ?? ''])) as Record<Name, string>;
  const change = (some: Partial<Record<Name, string>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(some) as [Name, string][])
      if (value === '') next.delete(name);
      else next.set(name, value);
    const text = next.toString();
    router.history.replace(text === '' ? path : `${path}?${text}`);
  };
  return { values, change };
}

/** The filters that narrow: what a query takes. */
export function given<Values extends Record<string, string>>(values: Values): { [Name in keyof Values]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')) as {
    [Name in keyof Values]?: string;
  };
}

/** Where a list goes on, page by page; begins anew when `of` changes. */
export function usePages(of: string) {
  const [kept, keep] = useState<{ readonly of: string; readonly cursors: readonly string[] }>({ of, cursors: [] });
  const cursors = kept.of === of ? kept.cursors : [];
  return {
    after: cursors[cursors.length - 1],
    page: cursors.length + 1,
    next: (cursor: string) => keep({ of, cursors: [...cursors, cursor] }),
    back: () => keep({ of, cursors: cursors.slice(0, -1) }),
  };
}

interface PagesProps {
  readonly pages: ReturnType<typeof usePages>;
  readonly next: string | undefined;
}

export function Pages({ pages, next }: PagesProps) {
  if (pages.page === 1 && next === undefined) return null;
  return (
    <nav className={styles.foot} aria-label="翻页">
      <span>第 {pages.page} 页</span>
      <Action disabled={pages.page === 1} onClick={pages.back}>
        上一页
      </Action>
      <Action disabled={next === undefined} onClick={() => next !== undefined && pages.next(next)}>
        下一页
      </Action>
    </nav>
  );
}

/** A state in words; the colour only repeats it. */
export function Mark({ tone, children }: { readonly tone?: 'good' | 'warn' | 'bad'; readonly children: ReactNode }) {
  return <span className={classes(styles.state, tone && styles[`state_${tone}`])}>{children}</span>;
}

interface ListedProps<Value> {
  readonly asked: Asked<Value>;
  readonly empty: (value: Value) => boolean;
  /** What stands in place of a list of nothing. */
  readonly none: { readonly icon: IconName; readonly title: string; readonly what: string };
  readonly lines?: number;
  readonly children: (value: Value) => ReactNode;
}

/** A list as the server answers: awaited, refused, of nothing, or there. */
export function Listed<Value>({ asked, empty, none, lines = 6, children }: ListedProps<Value>) {
  if (asked.state === 'loading') return <Loading lines={lines} />;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (!empty(asked.value)) return children(asked.value);
  return (
    <Empty icon={none.icon} title={none.title}>
      {none.what}
    </Empty>
  );
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly all: readonly Name[];
  /** One of them; what is none of them shows none as chosen. */
  readonly at: string;
  readonly named: (one: Name) => string;
  readonly go: (one: Name) => void;
}

/** Parts of a screen or states of a list, of which one is shown. */
export function Tabs<const Name extends string>({ label, all, at, named, go }: TabsProps<Name>) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {all.map((one) => (
        <button
          key={one}
          type="button"
          className={styles.tab}
          aria-current={one === at ? 'page' : undefined}
          onClick={() => go(one)}
        >
          {named(one)}
        </button>
      ))}
    </nav>
  );
}

interface GuardedProps {
  readonly ability: string;
  /** Whose work it is. */
  readonly holder: string;
  readonly children: ReactNode;
}

/** Shows the screen to whoever may use it, and to others whose work it is. */
export function Guarded({ ability, holder, children }: GuardedProps) {
  const router = useRouter();
  if (useMe().abilities.includes(ability)) return children;
  return <NoPermission holder={holder} home={() => router.history.push('/')} />;
}

/** A link within the console to an address with filters. */
export function GoLink({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(href);
      }}
    />
  );
}

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Milliseconds of rest after which what was typed is looked for. */
const PAUSE = 300;

export function SearchField({ label, placeholder, value, onValue }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const tell = useRef(onValue);
  tell.current = onValue;
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => tell.current(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <div className={styles.wide}>
      <TextField
        label={label}
        type="search"
        placeholder={placeholder}
        autoComplete="off"
        maxLength={50}
        value={text}
        onValue={setText}
      />
    </div>
  );
}
