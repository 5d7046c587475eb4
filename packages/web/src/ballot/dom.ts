/** The few handgrips on the page, of browsers from Chromium 40 on. */

export type Child = Node | string;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  children: readonly Child[] = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Child;
    made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
  return made;
}

export function button(className: string, text: string, press: () => void): HTMLButtonElement {
  const made = make('button', className, [text]);
  made.type = 'button';
  made.onclick = press;
  return made;
}

export function clear(box: Element): void {
  while (box.firstChild) box.removeChild(box.firstChild);
}

/** Puts a class on or takes it away. */
export function mark(box: Element, name: string, on: boolean): void {
  if (on) box.classList.add(name);
  else box.classList.remove(name);
}

export function all(box: ParentNode, selector: string): HTMLElement[] {
  return [].slice.call(box.querySelectorAll(selector));
}
