/** A county whose secretaries report before a jury: towns, a bureau, an office, jurors from inside and outside, and a jury ready to open. */
import type { JuryRules } from '../../../src/features/juries/rules.ts';
import { type Asking, type County, type TestServer, type Told, testServer } from '../../server.ts';
import { addPerson, addUnit } from '../roster-rows.ts';

/** Wuchuan's jury (WC-02): five at least, the highest and the lowest dropped. */
export const stageRules: JuryRules = {
  indicator: 'jury',
  name: '评委评分',
  lowest: '0',
  highest: '100',
  places: 2,
  round: { places: 2, mode: 'half-up' },
  roles: [],
  drop: { highest: 1, lowest: 1 },
  atLeast: 5,
  missing: 'hold',
  criteria: [],
  settledBy: '考核委员会',
};

export interface Stage {
  readonly server: TestServer;
  readonly county: County;
  readonly office: Asking;
  readonly towns: readonly string[];
  /** The secretaries of those towns. */
  readonly secretaries: readonly string[];
  readonly bureau: string;
  /** People of the bureau, and one of the first town. */
  readonly insiders: readonly string[];
  readonly townsman: string;
}

export async function openStage(server?: TestServer, county?: County): Promise<Stage> {
  const at = server ?? (await testServer());
  const place = county ?? at.county;
  const { database } = at;
  const root = await addUnit(database, place.id, { name: '青禾县', kind: 'county' });
  const towns: string[] = [];
  const secretaries: string[] = [];
  for (const [town, secretary] of [
    ['柳溪镇', '陆知远'],
    ['石桥镇', '温如海'],
    ['云岭镇', '沈砚秋'],
  ] as const) {
    const unit = await addUnit(database, place.id, { name: town, kind: 'town', parent: root });
    towns.push(unit);
    secretaries.push(await addPerson(database, place.id, { name: secretary, unit, duty: 'principal' }));
  }
  const bureau = await addUnit(database, place.id, { name: '县财政局', parent: root });
  const insiders: string[] = [];
  for (const name of ['顾清扬', '祁连山', '江小楼', '白云深', '秦时月'])
    insiders.push(await addPerson(database, place.id, { name, unit: bureau }));
  const village = await addUnit(database, place.id, { name: '柳溪村', kind: 'village', parent: towns[0] ?? '' });
  const townsman = await addPerson(database, place.id, { name: '柳村民', unit: village });
  return {
    server: at,
    county: place,
    office: await at.as({ county: place, name: '考核办', held: [{ role: 'office' }] }),
    towns,
    secretaries,
    bureau,
    insiders,
    townsman,
  };
}

export const draftOf = (stage: Stage, change: object = {}) => ({
  title: '2025年度党委书记述职评分',
  day: '2026-03-25',
  rules: stageRules,
  subjects: stage.secretaries.map((about) => ({ kind: 'person', about, panel: '' })),
  jurors: [
    ...stage.insiders.map((person) => ({ person, unitName: '', role: '', panel: '' })),
    { name: '方外人', unitName: '市委党校', role: '', panel: '' },
    { person: stage.townsman, unitName: '', role: '', panel: '' },
  ],
  ...change,
});

export interface OpenJury {
  readonly id: string;
  /** As the office saw it last. */
  page(): Promise<Told['body']>;
  /** Paths of the jurors' pages, in their order. */
  readonly paths: readonly string[];
  readonly jurors: readonly string[];
  readonly subjects: readonly string[];
  score(juror: number, subject: number, value: string | readonly string[]): Promise<Told>;
  lead(what: string, body?: object): Promise<Told>;
}

/** The jury made and opened, with hands for its jurors. */
export async function openJury(stage: Stage, change: object = {}): Promise<OpenJury> {
  const { office, server } = stage;
  const made = await office.ask('POST /api/juries', { body: draftOf(stage, change) });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const { id } = made.body;
  const opened = await office.ask(`POST /api/juries/${id}/opening`, {});
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
  const { body } = await office.ask(`POST /api/juries/${id}/slips`, {});
  const paths = body.slips.map(({ path }: { path: string }) => path);
  const subjects = opened.body.subjects.map((subject: { id: string }) => subject.id);
  return {
    id,
    paths,
    subjects,
    jurors: opened.body.jurors.map((juror: { id: string }) => juror.id),
    page: async () => (await office.ask(`GET /api/juries/${id}`)).body,
    score: (juror, subject, value) =>
      form(server, `${paths[juror]}/score`, { subject: subjects[subject] ?? '', value }),
    lead: (what, given) => office.ask(`POST /api/juries/${id}/${what}`, given === undefined ? {} : { body: given }),
  };
}

/** What a browser sends for a form: no header of ours. */
export function form(
  server: TestServer,
  url: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<Told> {
  const payload = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string])),
  ).toString();
  return server.app
    .inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    .then((raw) => ({ status: raw.statusCode, body: raw.body, raw }));
}

/** Facts of a kind, as they stand in the ledger, the oldest first. */
export async function factsOf({ server, county }: Stage, kind: string) {
  const rows = await server.database.db
    .selectFrom('facts as f')
    .innerJoin('fact_bodies as b', (join) => join.onRef('b.tenant', '=', 'f.tenant').onRef('b.fact', '=', 'f.id'))
    .select(['f.id', 'f.subject', 'f.actor', 'f.authority', 'f.corrects', 'b.body'])
    .where('f.tenant', '=', county.id)
    .where('f.kind', '=', kind)
    .orderBy('f.id')
    .execute();
  return rows.map(({ body, ...row }) => ({ ...row, payload: JSON.parse(body).payload }));
}
