/** A dialog that must be answered. The browser's own `<dialog>` is younger than Safari 14. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { classes } from './controls.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** What Escape does; absent: it must be answered. */
  readonly close?: () => void;
  readonly wide?: boolean;
}

const STOPS = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

export function Dialog({ title, lead, children, close, wide }: DialogProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    const before = document.activeElement;
    const inside = panel.current?.querySelector<HTMLElement>('[data-begin]') ?? panel.current;
    inside?.focus();
    document.documentElement.classList.add('scroll-locked');
    // A button that goes or is disabled takes the focus with it to the page, where the dialog would hear no key.
    const lost = (event: globalThis.KeyboardEvent) => {
      if (event.target !== document.body || !isTopmost(panel.current)) return;
      if (event.key === 'Escape') closing.current?.();
      else if (event.key === 'Tab') {
        event.preventDefault();
        panel.current?.focus();
      }
    };
    document.addEventListener('keydown', lost);
    return () => {
      document.removeEventListener('keydown', lost);
      document.documentElement.classList.remove('scroll-locked');
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return createPortal(
    // What opens out of a field in the dialog lies above the veil, too: ui/antd/AntdFrame.tsx looks for the mark.
    <div className={styles.veil} data-popups="">
      <div
        ref={panel}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        className={classes(styles.dialog, wide && styles.wide)}
        onKeyDown={(event) => {
          // Of a list that is open inside, Escape closes the list alone: what was typed stays.
          const inList = event.target instanceof Element && event.target.closest('[aria-expanded="true"]') !== null;
          if (event.key !== 'Escape') keepInside(event);
          else if (!inList) close?.();
        }}
      >
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {lead && <div className={styles.lead}>{lead}</div>}
        {children}
      </div>
    </div>,
    document.body,
  );
}

/** Of dialogs over dialogs the last one has the keys. */
function isTopmost(panel: HTMLElement | null): boolean {
  const all = document.querySelectorAll('[role="dialog"]');
  return panel !== null && all[all.length - 1] === panel;
}

/** Tab goes round inside: what lies behind can't be reached while the dialog is there. */
function keepInside(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)];
  const first = stops[0];
  const last = stops[stops.length - 1];
  const leaves = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
