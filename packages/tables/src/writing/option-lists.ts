/** Drop-down lists: short ones stand in the cells themselves, long ones on a hidden sheet. */
import { columnLetters } from '../reading/labels.ts';
import { textCell } from './cells.ts';
import { columnWidth } from './layout.ts';
import type { BookSheet, ListSource } from './sheet-xml.ts';

/** A list in the cell itself holds 255 characters, commas included. */
const LONGEST_LIST = 250;
const OPTIONS = '_选项';

/** The lists that are too long for a cell, side by side on a hidden sheet; equal lists stand there once. */
export class OptionLists {
  readonly #lists = new Map<string, { name: string; choices: readonly string[] }>();

  source(name: string, choices: readonly string[]): ListSource {
    // In the cell a comma ends a choice, and blanks at its ends are lost.
    const plain = choices.every((choice) => /^[^\s",]([^",]*[^\s",])?$/.test(choice));
    if (plain && choices.join(',').length <= LONGEST_LIST) return { choices };
    const key = JSON.stringify(choices);
    if (!this.#lists.has(key)) this.#lists.set(key, { name, choices });
    const letters = columnLetters([...this.#lists.keys()].indexOf(key));
    return { range: `'${OPTIONS}'!$${letters}$2:$${letters}$${choices.length + 1}` };
  }

  sheets(): BookSheet[] {
    const lists = [...this.#lists.values()];
    if (lists.length === 0) return [];
    const longest = lists.reduce((most, { choices }) => Math.max(most, choices.length), 0);
    const rows = Array.from({ length: longest }, (_, i) => lists.map(({ choices }) => textCell(choices[i] ?? '')));
    return [
      {
        name: OPTIONS,
        hidden: true,
        columns: lists.map(({ name, choices }) => ({ width: columnWidth(name, choices, (choice) => choice) })),
        rows: [lists.map(({ name }) => ({ value: name, look: 'header' }) as const), ...rows],
        headerRow: 0,
      },
    ];
  }
}
