/** The roster in memory, indexed for questions: each takes as long as its answer is, whatever the roster's size. */
import type {
  ChainOverride,
  Oversight,
  Person,
  RecordKind,
  Records,
  Roster,
  RosterChange,
  Standing,
  Tenure,
  Unit,
} from './model.ts';
import { Shelf } from './shelf.ts';

export class RosterBook {
  readonly #shelves: {
    readonly unit: Shelf<Unit, 'parent' | 'code' | 'name'>;
    readonly person: Shelf<Person, 'code' | 'name'>;
    readonly tenure: Shelf<Tenure, 'person' | 'unit'>;
    readonly standing: Shelf<Standing, 'person'>;
    readonly oversight: Shelf<Oversight, 'unit' | 'leader'>;
    readonly override: Shelf<ChainOverride, 'person' | 'reviewer' | 'tenure'>;
  };

  constructor(roster: Roster) {
    this.#shelves = {
      unit: new Shelf(roster.unit, { parent: (u) => u.parent, code: (u) => u.code, name: (u) => u.name }),
      person: new Shelf(roster.person, { code: (p) => p.code, name: (p) => p.name }),
      tenure: new Shelf(roster.tenure, { person: (t) => t.person, unit: (t) => t.unit }),
      standing: new Shelf(roster.standing, { person: (s) => s.person }),
      oversight: new Shelf(roster.oversight, { unit: (o) => o.unit, leader: (o) => o.leader }),
      override: new Shelf(roster.override, {
        person: (o) => o.person,
        reviewer: (o) => o.reviewer,
        tenure: (o) => o.tenure,
      }),
    };
  }

  record<K extends RecordKind>(kind: K, id: string): Records[K] | undefined {
    return this.#shelves[kind].get(id) as Records[K] | undefined;
  }
  all<K extends RecordKind>(kind: K): Records[K][] {
    return this.#shelves[kind].all() as Records[K][];
  }

  unit = (id: string): Unit | undefined => this.#shelves.unit.get(id);
  childrenOf = (unit: string): readonly Unit[] => this.#shelves.unit.of('parent', unit);
  unitsCoded = (code: string): readonly Unit[] => this.#shelves.unit.of('code', code);
  unitsNamed = (name: string): readonly Unit[] => this.#shelves.unit.of('name', name);
  person = (id: string): Person | undefined => this.#shelves.person.get(id);
  peopleCoded = (code: string): readonly Person[] => this.#shelves.person.of('code', code);
  peopleNamed = (name: string): readonly Person[] => this.#shelves.person.of('name', name);
  tenure = (id: string): Tenure | undefined => this.#shelves.tenure.get(id);
  tenuresOf = (person: string): readonly Tenure[] => this.#shelves.tenure.of('person', person);
  tenuresIn = (unit: string): readonly Tenure[] => this.#shelves.tenure.of('unit', unit);
  standingsOf = (person: string): readonly Standing[] => this.#shelves.standing.of('person', person);
  oversightOf = (unit: string): readonly Oversight[] => this.#shelves.oversight.of('unit', unit);
  oversightBy = (leader: string): readonly Oversight[] => this.#shelves.oversight.of('leader', leader);
  overridesOf = (person: string): readonly ChainOverride[] => this.#shelves.override.of('person', person);
  overridesBy = (reviewer: string): readonly ChainOverride[] => this.#shelves.override.of('reviewer', reviewer);
  overridesFor = (tenure: string): readonly ChainOverride[] => this.#shelves.override.of('tenure', tenure);

  /** Makes a change that the laws allow; they are not asked here. */
  apply(change: RosterChange): void {
    if (change.before !== undefined) this.#shelves[change.kind].remove(change.before.id);
    if (change.after !== undefined)
      (this.#shelves[change.kind] as { put(record: Records[RecordKind]): void }).put(change.after);
  }

  toRoster(): Roster {
    return {
      unit: this.all('unit'),
      person: this.all('person'),
      tenure: this.all('tenure'),
      standing: this.all('standing'),
      oversight: this.all('oversight'),
      override: this.all('override'),
    };
  }

  /** The unit and what it belongs to, from the unit upwards. Units that belong to each other in a circle end it. */
  upwards(unit: string): Unit[] {
    const path: Unit[] = [];
    const seen = new Set<string>();
    for (let at = this.unit(unit); at !== undefined && !seen.has(at.id); ) {
      seen.add(at.id);
      path.push(at);
      at = at.parent === undefined ? undefined : this.unit(at.parent);
    }
    return path;
  }
}
