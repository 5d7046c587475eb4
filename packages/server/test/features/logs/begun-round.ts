/** A round of a library's scheme that runs in the bureau this quarter, with somebody who is assessed in it. */
import type { Asking } from '../../server.ts';
import type { DemoServer } from '../demo-county.ts';

export const BUREAU = '县农业农村局';

export interface BegunRound {
  readonly id: string;
  readonly office: Asking;
  /** Those who are assessed, in the order of the roster. */
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: string;
    readonly reviewers: readonly string[];
  }[];
}

export async function beginRound(server: DemoServer, library = 'fengxiang/quarter'): Promise<BegunRound> {
  const office = await server.by('office');
  const bureau = await server.unitNamed(BUREAU);
  const { body: made } = await office.ask('POST /api/schemes', { body: { library } });
  const of = `/api/schemes/${made.id}/versions/1`;
  const note = '照印发的办法';
  const sent = await office.ask(`POST ${of}/submit`, { body: { revision: made.versions[0].revision, note } });
  const committee = await server.by('committee');
  await committee.ask(`POST ${of}/approve`, { body: { revision: sent.body.versions[0].revision } });
  const wanted = { scheme: made.id, units: [bureau], from: '2026-01-01', to: '2026-03-31' };
  const plan = await office.ask('POST /api/rounds/plans', { body: wanted });
  const translations = plan.body.unlisted.map(({ attribute, value }: { attribute: string; value: string }) => ({
    attribute,
    value,
  }));
  const begun = await office.ask('POST /api/rounds', { body: { ...wanted, translations } });
  if (begun.status !== 200) throw new Error(`the round was refused: ${begun.body.title}`);
  const { id } = begun.body;
  const { body } = await office.ask(`GET /api/rounds/${id}/subjects?organization=${bureau}`);
  const people = body.subjects.map(
    (one: { person: { id: string; name: string }; unit: string; reviewers: { reviewer?: { id: string } }[] }) => ({
      ...one.person,
      unit: one.unit,
      reviewers: one.reviewers.flatMap(({ reviewer }) => reviewer?.id ?? []),
    }),
  );
  return { id, office, people };
}
