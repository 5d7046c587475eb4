/** Units as people write them: by code, by name, by path. */
import { nearest } from '@shiji/engine';
import type { RosterBook } from '../roster/book.ts';
import type { Unit } from '../roster/model.ts';
import { tidyCode, tidyTitle } from '../roster/names.ts';
import { covers } from '../roster/spans.ts';

export type FoundUnit =
  | { readonly ok: true; readonly unit: Unit }
  | { readonly ok: false; readonly similar: readonly string[] }
  | { readonly ok: false; readonly several: readonly string[] };

const OFFERED = 3;
/** Names that similar ones are looked for: a file whose every row names another unknown unit is of another county. */
const LOOKED_FOR = 300;

export class UnitFinder {
  readonly #book: RosterBook;
  readonly #day: string;
  readonly #similar = new Map<string, readonly string[]>();

  constructor(book: RosterBook, day: string) {
    this.#book = book;
    this.#day = day;
  }

  /** `柳塘镇/东湾村`: from below the county, or the county itself. */
  pathOf(unit: string, below?: string): string {
    const path = this.#book.upwards(unit).reverse();
    const from = below === undefined ? Math.min(1, path.length - 1) : path.findIndex(({ id }) => id === below) + 1;
    return path
      .slice(from)
      .map(({ name }) => name)
      .join('/');
  }

  /** The unit that exists on the day and is meant; with `under`, only units below that one, by the path from there. */
  find(typed: string, under?: string): FoundUnit {
    const fits = (unit: Unit): boolean =>
      covers(unit, this.#day) && (under === undefined || this.#isUnder(unit, under));
    const [coded] = this.#book.unitsCoded(tidyCode(typed)).filter(fits);
    if (coded !== undefined) return { ok: true, unit: coded };
    const whole = this.#named(tidyTitle(typed), under).filter(fits);
    const found = whole.length > 0 ? whole : this.#byPath(typed, under).filter(fits);
    const [unit] = found;
    if (unit === undefined) return { ok: false, similar: this.#similarTo(typed, under) };
    if (found.length === 1) return { ok: true, unit };
    return { ok: false, several: found.map(({ id }) => this.pathOf(id, under)) };
  }

  #isUnder(unit: Unit, above: string): boolean {
    return unit.id !== above && this.#book.upwards(unit.id).some(({ id }) => id === above);
  }

  /** Of equal names below a unit those directly below it are meant. A county has hundreds of 办公室: each unit's own are looked at first. */
  #named(name: string, under: string | undefined): readonly Unit[] {
    const direct = under === undefined ? [] : this.#below(under, name);
    return direct.length > 0 ? direct : this.#book.unitsNamed(name);
  }

  #below = (unit: string, name: string): readonly Unit[] =>
    this.#book.childrenOf(unit).filter((child) => child.name === name && covers(child, this.#day));

  /** From the first name downwards. */
  #byPath(typed: string, under: string | undefined): readonly Unit[] {
    const [first, ...rest] = typed
      .split(/[/／\\>＞→]/)
      .map(tidyTitle)
      .filter((name) => name !== '');
    if (first === undefined || rest.length === 0) return [];
    return rest.reduce((found, name) => found.flatMap(({ id }) => this.#below(id, name)), this.#named(first, under));
  }

  #similarTo(typed: string, under?: string): readonly string[] {
    const key = `${under ?? ''} ${typed}`;
    const known = this.#similar.get(key);
    if (known !== undefined) return known;
    if (this.#similar.size >= LOOKED_FOR) return [];
    const plain = tidyTitle(typed);
    const units = this.#book
      .all('unit')
      .filter((unit) => covers(unit, this.#day) && (under === undefined || this.#isUnder(unit, under)));
    const near = nearest(
      plain,
      units.map(({ name }) => name),
    );
    const alike = units.filter(
      ({ name }) => name === near || name.includes(plain) || (name.length > 2 && plain.includes(name)),
    );
    const first = [...alike].sort((a, b) => Number(b.name === near) - Number(a.name === near)).slice(0, OFFERED);
    const similar = first.map(({ id }) => this.pathOf(id, under));
    this.#similar.set(key, similar);
    return similar;
  }
}
