/** Looks again every so often while a screen is shown. */
import { useEffect, useRef } from 'react';

/** `ms` undefined: not at all. A page that nobody sees is left alone. */
export function useEvery(ms: number | undefined, asked: { readonly again?: () => void }): void {
  const again = useRef(asked.again);
  again.current = asked.again;
  useEffect(() => {
    if (ms === undefined) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again.current?.();
    }, ms);
    return () => clearInterval(timer);
  }, [ms]);
}
