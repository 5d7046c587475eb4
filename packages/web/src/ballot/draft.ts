/** What is marked and not yet cast, kept by this browser tab until it is: under a digest of the code, gone with the tab. */
import type { Sheet } from './sheet.ts';

export interface Drafts {
  load(sheet: Sheet): void;
  save(sheet: Sheet): void;
  drop(): void;
}

interface Draft {
  readonly m: { [at: string]: string };
  readonly own?: string;
}

export function draftsUnder(key: string): Drafts {
  const name = `shiji/ballot/${key}`;
  return {
    load(sheet) {
      const draft = read(name);
      if (draft === undefined) return;
      for (let i = 0; i < sheet.subjects.length; i++)
        for (let q = 0; q < sheet.paper.q.length; q++) {
          const value = draft.m[`${i}_${q}`];
          if (typeof value === 'string') sheet.put(i, q, value);
        }
      if (draft.own) sheet.setOwn(draft.own);
    },
    save(sheet) {
      const m: Draft['m'] = {};
      let own = '';
      for (let i = 0; i < sheet.subjects.length; i++) {
        if (sheet.subjects[i]?.own) own = sheet.subjects[i]?.box.getAttribute('data-id') as string;
        for (let q = 0; q < sheet.paper.q.length; q++) m[`${i}_${q}`] = sheet.marked(i, q);
      }
      // A browser that keeps nothing (private windows of old ones): then there is no draft.
      try {
        sessionStorage.setItem(name, JSON.stringify({ m, own }));
      } catch (_) {}
    },
    drop() {
      try {
        sessionStorage.removeItem(name);
        forgetAddress();
      } catch (_) {}
    },
  };
}

function read(name: string): Draft | undefined {
  try {
    const found = JSON.parse(sessionStorage.getItem(name) as string) as Draft | null;
    return found?.m ? found : undefined;
  } catch (_) {
    return undefined;
  }
}

/** Who voted signed in has the ballot's address on this device (features/draws/own-ballots.ts): it has done its work. */
function forgetAddress(): void {
  for (let k = localStorage.length - 1; k >= 0; k--) {
    const key = localStorage.key(k) as string;
    const kept = key.indexOf('shiji/draft/') === 0 ? localStorage.getItem(key) : null;
    if (kept && kept.indexOf(`"${location.pathname}`) >= 0) localStorage.removeItem(key);
  }
}
