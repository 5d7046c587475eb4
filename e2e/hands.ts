/**
 * Hands that count: what a journey costs somebody in actions, and in time by the keystroke-level model (Card, Moran and Newell: to think
 * 1.35 s, to point 1.1 s, a key 0.28 s). A tap is one action, so is a field that is typed; a file takes two, the button and the choice
 * among files. Waiting for the server isn't counted.
 */
import type { Locator, Page } from 'playwright-core';

const THINK = 1.35;
const POINT = 1.1;
const KEY = 0.28;

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface Hands {
  tap(what: Locator): Promise<void>;
  /** Types over what stands in the field. */
  type(field: Locator, text: string): Promise<void>;
  pick(button: Locator, file: { readonly name: string; readonly bytes: Buffer; readonly type?: string }): Promise<void>;
  /** So far. */
  spent(): { readonly actions: number; readonly seconds: number };
}

export function handsOn(page: Page): Hands {
  let actions = 0;
  let seconds = 0;
  const act = (keys: number) => {
    actions++;
    seconds += THINK + POINT + keys * KEY;
  };
  return {
    async tap(what) {
      act(0);
      await what.click();
    },
    async type(field, text) {
      act([...text].length);
      await field.fill(text);
    },
    async pick(button, { name, bytes, type = WORKBOOK }) {
      act(0);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
      act(0);
      await chooser.setFiles({ name, mimeType: type, buffer: bytes });
    },
    spent: () => ({ actions, seconds: Math.round(seconds) }),
  };
}
