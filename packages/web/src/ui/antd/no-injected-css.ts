/** Stands in for the component library's module that writes style elements: see build/no-injected-styles.ts. */

/** @public */
export function updateCSS(): HTMLStyleElement {
  return document.createElement('style');
}

/** @public */
export function injectCSS(): null {
  return null;
}

/** @public */
export function removeCSS(): void {}

/** @public */
export function clearContainerCache(): void {}
