/** How both entries begin. */
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueries } from '../api/queries.ts';
import { ErrorFence } from './ErrorFence.tsx';
import { applyTextMode } from './text-mode.ts';

/** Draws the page, unless public/upgrade.js has found the browser too old and said so. */
export function start(page: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null || document.documentElement.classList.contains('too-old')) return;
  applyTextMode();
  createRoot(root).render(
    <StrictMode>
      <ErrorFence>
        <QueryClientProvider client={createQueries()}>{page}</QueryClientProvider>
      </ErrorFence>
    </StrictMode>,
  );
}
