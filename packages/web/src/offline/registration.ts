/**
 * The phone's page keeps itself on the device, by the service worker, and lets go of itself. Where there are no service workers (plain
 * HTTP, old phones, private windows) nothing is kept, and nothing else is different.
 */
import { SHELLS } from './shell.ts';

const WORKER = '/phone-worker.js';
const SCOPE = '/m';

/** A phone whose browser forbids it, or has no room, works with the network alone: no reason to tell anybody. */
const unable = () => undefined;

export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  const opened = document.querySelector('script[type=module]')?.getAttribute('src');
  const offer = (worker: ServiceWorker | null) => worker?.postMessage({ opened });
  navigator.serviceWorker
    .register(WORKER, { scope: SCOPE, updateViaCache: 'none' })
    .then((registration) => {
      offer(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const coming = registration.installing;
        coming?.addEventListener('statechange', () => {
          if (coming.state === 'installed') offer(coming);
        });
      });
    })
    .catch(unable);
}

export async function dropShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const dropWorker = async () => {
    const registration = await navigator.serviceWorker.getRegistration(SCOPE);
    await registration?.unregister();
  };
  const dropFiles = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(SHELLS));
    await Promise.all(ours.map((name) => caches.delete(name)));
  };
  await Promise.all([dropWorker(), dropFiles()]).catch(unable);
}
