/** A quarter of two departments that runs: what stands in a bulletin is told apart by unit. */
import type { Asking } from '../../server.ts';
import type { DemoServer } from '../demo-county.ts';
import { adopted } from '../results/quarter.ts';

export interface TwoUnits {
  readonly round: string;
  readonly office: Asking;
  /** With their people in the order of the round. */
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly people: readonly { readonly id: string; readonly name: string }[];
  }[];
}

const NAMES = ['县农业农村局', '县财政局'];

export async function twoUnits(server: DemoServer): Promise<TwoUnits> {
  const office = await server.by('office');
  const scheme = await adopted(office, await server.by('committee'), { library: 'fengxiang/quarter' });
  const ids = await Promise.all(NAMES.map((name) => server.unitNamed(name)));
  const wanted = { scheme, units: ids, from: '2026-01-01', to: '2026-03-31' };
  const { body: plan } = await office.ask('POST /api/rounds/plans', { body: wanted });
  const translations = plan.unlisted.map(({ attribute, value }: { attribute: string; value: string }) => ({
    attribute,
    value,
  }));
  const planned = await office.ask('POST /api/rounds/plans', { body: { ...wanted, translations } });
  const reviewer = await server.personOf('committee');
  const reviewers = planned.body.gaps.map(({ person, step }: { person: { id: string }; step: string }) => ({
    person: person.id,
    step,
    reviewer,
  }));
  const begun = await office.ask('POST /api/rounds', { body: { ...wanted, translations, reviewers } });
  if (begun.status !== 200) throw new Error(`the round was refused: ${JSON.stringify(begun.body)}`);
  const units = [];
  for (const [n, id] of ids.entries()) {
    const { body } = await office.ask(`GET /api/rounds/${begun.body.id}/subjects?organization=${id}`);
    const people = body.subjects.map(({ person }: { person: { id: string; name: string } }) => person);
    units.push({ id, name: NAMES[n] ?? '', people });
  }
  return { round: begun.body.id, office, units };
}

/** Hands in somebody's entry. */
export async function writes(
  server: DemoServer,
  { round }: Pick<TwoUnits, 'round'>,
  person: string,
  at: { readonly entry: string; readonly span: string },
  text: string,
): Promise<void> {
  const own = await server.as({ person });
  const sent = await own.ask(`POST /api/rounds/${round}/logs/${person}/${at.entry}/${at.span}`, {
    body: { text, indicators: [], photos: [], revision: 0 },
  });
  if (sent.status !== 200) throw new Error(`the entry was refused: ${sent.body.title}`);
}
