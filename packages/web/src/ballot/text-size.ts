/** Larger text, kept for this device together with the phone's own setting. */
import { button, mark } from './dom.ts';

const KEY = 'shiji/text';

export function offerLargeText(): void {
  const head = document.querySelector('.head');
  const press = button('size', '', () => {
    try {
      localStorage.setItem(KEY, large ? 'normal' : 'large');
    } catch (_) {}
    show(!large);
  });
  let large = false;
  function show(wanted: boolean): void {
    large = wanted;
    mark(document.documentElement, 'large', large);
    press.textContent = large ? '标准字' : '大字';
  }
  show(kept() === 'large');
  window.addEventListener('storage', () => show(kept() === 'large'));
  if (head) head.appendChild(press);
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch (_) {
    return null;
  }
}
