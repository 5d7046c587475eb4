/** Large text: a setting of this device, kept on it, for whoever uses it. */
import { useSyncExternalStore } from 'react';
import { modes, type TextMode } from '../design/tokens.ts';

const KEY = 'shiji/text';
const listeners = new Set<() => void>();

function currentTextMode(): TextMode {
  const kept = localStorage.getItem(KEY);
  return modes.find((mode) => mode === kept) ?? 'normal';
}

/** Puts the setting on the page; also called before the first drawing, so that nothing grows afterwards. */
export function applyTextMode(): void {
  document.documentElement.dataset.text = currentTextMode();
}

export function setTextMode(mode: TextMode): void {
  localStorage.setItem(KEY, mode);
  applyTextMode();
  for (const listener of listeners) listener();
}

export function useTextMode(): TextMode {
  return useSyncExternalStore(subscribe, currentTextMode);
}

function subscribe(tell: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent) => {
    if (key !== KEY) return;
    applyTextMode();
    tell();
  };
  listeners.add(tell);
  // Another window of the same device follows at once.
  window.addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('storage', elsewhere);
  };
}
