/** Stands in for the component library's lock of scrolling, which would write a style element: see build/no-injected-styles.ts. */
import { useLayoutEffect } from 'react';

let holders = 0;

// The import it replaces is a default one.
export default function useScrollLocker(lock?: boolean): void {
  useLayoutEffect(() => {
    if (!lock) return undefined;
    holders += 1;
    document.documentElement.classList.add('scroll-locked');
    return () => {
      holders -= 1;
      if (holders === 0) document.documentElement.classList.remove('scroll-locked');
    };
  }, [lock]);
}
