/** Juries, those they score and those who score, as the database keeps them. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type {
  Declarer,
  Juror,
  JuryState,
  JurySubject,
  Recusal,
  RecusalKind,
  SubjectKind,
  SubjectState,
} from './model.ts';
import type { JuryRules } from './rules.ts';

export interface Jury {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly state: JuryState;
  readonly revision: number;
  readonly rules: JuryRules;
  readonly openedAt?: string;
  readonly closedAt?: string;
}

export interface WholeJury extends Jury {
  readonly subjects: readonly JurySubject[];
  readonly jurors: readonly Juror[];
  readonly recusals: readonly Recusal[];
}

/** What the office writes into a draft. Ids are those of before, or new ones. */
export interface Draft {
  readonly title: string;
  readonly day: string;
  readonly rules: JuryRules;
  readonly subjects: readonly Omit<JurySubject, 'state' | 'fact'>[];
  readonly jurors: readonly Omit<Juror, 'codeNumber'>[];
}

export function juriesReader({ tenant, db }: Scope) {
  const juries = () => db.selectFrom('juries').selectAll().where('tenant', '=', tenant);
  const subjectRows = () => db.selectFrom('jury_subjects').selectAll().where('tenant', '=', tenant);
  const jurorRows = () => db.selectFrom('jurors').selectAll().where('tenant', '=', tenant);

  const self = {
    /** The newest first, with how many they are. */
    async list() {
      const rows = await juries().orderBy('id', 'desc').limit(200).execute();
      const count = async (table: 'jury_subjects' | 'jurors') =>
        new Map(
          (
            await db
              .selectFrom(table)
              .select((select) => ['jury', select.fn.countAll<string>().as('count')])
              .where('tenant', '=', tenant)
              .groupBy('jury')
              .execute()
          ).map(({ jury, count }) => [jury, Number(count)]),
        );
      const [subjects, jurors] = [await count('jury_subjects'), await count('jurors')];
      return rows.map((row) => ({
        ...juryOf(row),
        subjects: subjects.get(row.id) ?? 0,
        jurors: jurors.get(row.id) ?? 0,
      }));
    },

    async jury(id: string): Promise<Jury | undefined> {
      const row = await juries().where('id', '=', id).executeTakeFirst();
      return row && juryOf(row);
    },

    async subjects(jury: string): Promise<readonly JurySubject[]> {
      return (await subjectRows().where('jury', '=', jury).orderBy('position').execute()).map(subjectOf);
    },

    /** One subject with the jury that it belongs to. */
    async subject(id: string): Promise<{ readonly jury: string; readonly subject: JurySubject } | undefined> {
      const row = await subjectRows().where('id', '=', id).executeTakeFirst();
      return row && { jury: row.jury, subject: subjectOf(row) };
    },

    async jurors(jury: string): Promise<readonly Juror[]> {
      return (await jurorRows().where('jury', '=', jury).orderBy('position').execute()).map(jurorOf);
    },

    /** Whose the code is. */
    async jurorByCode(hash: Buffer): Promise<{ readonly jury: string; readonly juror: Juror } | undefined> {
      const row = await jurorRows().where('code_hash', '=', hash).executeTakeFirst();
      return row && { jury: row.jury, juror: jurorOf(row) };
    },

    async recusals(jury: string): Promise<readonly Recusal[]> {
      const rows = await db
        .selectFrom('jury_recusals as r')
        .innerJoin('jury_subjects as s', (join) =>
          join.onRef('s.tenant', '=', 'r.tenant').onRef('s.id', '=', 'r.subject'),
        )
        .selectAll('r')
        .where('r.tenant', '=', tenant)
        .where('s.jury', '=', jury)
        .orderBy('r.at')
        .orderBy('r.juror')
        .execute();
      return rows.map(recusalOf);
    },

    async whole(id: string): Promise<WholeJury | undefined> {
      const jury = await self.jury(id);
      if (jury === undefined) return undefined;
      return {
        ...jury,
        subjects: await self.subjects(id),
        jurors: await self.jurors(id),
        recusals: await self.recusals(id),
      };
    },
  };
  return self;
}

export function juriesWriter(tx: TxScope) {
  const { tenant, db } = tx;
  return {
    ...juriesReader(tx),

    /** Holds the jury until the transaction ends. */
    async lock(id: string): Promise<Jury | undefined> {
      const row = await db
        .selectFrom('juries')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row && juryOf(row);
    },

    async add(id: string, draft: Draft, by: string, at: Date): Promise<void> {
      await db
        .insertInto('juries')
        .values({
          tenant,
          id,
          title: draft.title,
          day: draft.day,
          state: 'draft',
          revision: 1,
          rules: JSON.stringify(draft.rules),
          created_at: at.toISOString(),
          created_by: by,
        })
        .execute();
      await fill(tx, id, draft);
    },

    /** Puts the draft in place of the one before; who was in it keeps their id, and so their claims. */
    async replace(id: string, draft: Draft, revision: number): Promise<void> {
      const kept = draft.subjects.map((subject) => subject.id);
      let gone = db.deleteFrom('jury_subjects').where('tenant', '=', tenant).where('jury', '=', id);
      if (kept.length > 0) gone = gone.where('id', 'not in', kept);
      await gone.execute();
      await db.deleteFrom('jurors').where('tenant', '=', tenant).where('jury', '=', id).execute();
      await db
        .updateTable('juries')
        .set({ title: draft.title, day: draft.day, rules: JSON.stringify(draft.rules), revision })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      await fill(tx, id, draft);
    },

    async open(id: string, at: Date): Promise<void> {
      await db
        .updateTable('juries')
        .set({ state: 'open', opened_at: at.toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },

    async close(id: string, at: Date): Promise<void> {
      await db
        .updateTable('juries')
        .set({ state: 'closed', closed_at: at.toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },
  };
}

async function fill({ tenant, db }: TxScope, jury: string, { subjects, jurors }: Draft): Promise<void> {
  if (subjects.length > 0)
    await db
      .insertInto('jury_subjects')
      .values(
        subjects.map(({ id, kind, about, name, unit, panel }, position) => ({
          tenant,
          id,
          jury,
          position,
          kind,
          about,
          name,
          unit: unit ?? null,
          panel,
          state: 'waiting',
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'id']).doUpdateSet((set) => ({
          position: set.ref('excluded.position'),
          kind: set.ref('excluded.kind'),
          about: set.ref('excluded.about'),
          name: set.ref('excluded.name'),
          unit: set.ref('excluded.unit'),
          panel: set.ref('excluded.panel'),
        })),
      )
      .execute();
  if (jurors.length > 0)
    await db
      .insertInto('jurors')
      .values(
        jurors.map(({ id, name, unitName, person, role, panel }, position) => ({
          tenant,
          id,
          jury,
          position,
          name,
          unit_name: unitName,
          person: person ?? null,
          role,
          panel,
          code_number: position,
        })),
      )
      .execute();
}

interface JuryRow {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly state: string;
  readonly revision: number;
  readonly rules: unknown;
  readonly opened_at: string | null;
  readonly closed_at: string | null;
}

const juryOf = ({ id, title, day, state, revision, rules, opened_at, closed_at }: JuryRow): Jury => ({
  id,
  title,
  day,
  state: state as JuryState,
  revision,
  rules: rules as JuryRules,
  ...(opened_at === null ? {} : { openedAt: opened_at }),
  ...(closed_at === null ? {} : { closedAt: closed_at }),
});

interface SubjectRow {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly name: string;
  readonly unit: string | null;
  readonly panel: string;
  readonly state: string;
  readonly fact: string | null;
}

const subjectOf = ({ id, kind, about, name, unit, panel, state, fact }: SubjectRow): JurySubject => ({
  id,
  kind: kind as SubjectKind,
  about,
  name,
  ...(unit === null ? {} : { unit }),
  panel,
  state: state as SubjectState,
  ...(fact === null ? {} : { fact }),
});

interface JurorRow {
  readonly id: string;
  readonly name: string;
  readonly unit_name: string;
  readonly person: string | null;
  readonly role: string;
  readonly panel: string;
  readonly code_number: number;
}

const jurorOf = ({ id, name, unit_name, person, role, panel, code_number }: JurorRow): Juror => ({
  id,
  name,
  unitName: unit_name,
  ...(person === null ? {} : { person }),
  role,
  panel,
  codeNumber: code_number,
});

interface RecusalRow {
  readonly subject: string;
  readonly juror: string;
  readonly kind: string;
  readonly note: string;
  readonly declared_by: string;
  readonly fact: string;
}

const recusalOf = ({ subject, juror, kind, note, declared_by, fact }: RecusalRow): Recusal => ({
  subject,
  juror,
  kind: kind as RecusalKind,
  note,
  declaredBy: declared_by as Declarer,
  fact,
});
