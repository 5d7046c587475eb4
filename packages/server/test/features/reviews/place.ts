/** A round of Fengxiang's quarter in the bureau of the demonstration, in which reviewing is on. */
import type { Asking, Told } from '../../server.ts';
import { type DemoServer, demoServer } from '../demo-county.ts';

export interface Item {
  readonly person: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly state: string;
  readonly stateName: string;
  readonly revision: string;
  readonly reviewer: { readonly id: string; readonly name: string };
  readonly forThem: boolean;
  readonly turn?: { readonly role: string; readonly reviewer: { readonly id: string } };
  readonly fields: readonly {
    readonly figure: string;
    readonly indicator: string;
    readonly suggested?: { readonly value: string; readonly by: string; readonly said: string };
  }[];
  readonly suggestedSum?: string;
  readonly given?: { readonly points: Readonly<Record<string, string>>; readonly comment?: string };
  readonly below: readonly { readonly role: string; readonly sum: string; readonly comment?: string }[];
  readonly logs?: { readonly inTime: number; readonly late: number; readonly missing: number };
  readonly abilities: { readonly pass: boolean; readonly return: boolean; readonly takeBack: boolean };
}

export interface Handed {
  readonly person: string;
  readonly role: string;
  readonly revision: string;
  readonly points: Readonly<Record<string, string>>;
  readonly comment?: string;
}

export interface Reviewing {
  readonly server: DemoServer;
  readonly office: Asking;
  readonly round: string;
  /** Somebody of the section, and their leaders upwards. */
  readonly staff: string;
  readonly head: Asking;
  readonly inCharge: Asking;
  readonly principal: Asking;
  /** Somebody who acts as this person. */
  as(person: string): Promise<Asking>;
  items(who: Asking): Promise<readonly Item[]>;
  item(who: Asking, person: string): Promise<Item>;
  pass(who: Asking, handed: readonly Handed[], key?: string): Promise<Told>;
}

/** What stands in the form, as it would be handed in. */
export const asSuggested = (item: Item, points: Readonly<Record<string, string>> = {}): Handed => ({
  person: item.person.id,
  role: item.role,
  revision: item.revision,
  points: {
    ...Object.fromEntries(item.fields.map(({ indicator, suggested }) => [indicator, suggested?.value ?? ''])),
    ...points,
  },
});

export const refused = ({ status, body }: Told) => [status, body.code];

/** The key work of the section's somebody is 疫情防控; of the others nothing is known. */
export async function reviewing(given?: DemoServer): Promise<Reviewing> {
  const server = given ?? (await demoServer());
  // A quarter is assessed once it is over.
  server.clock.now = new Date('2026-04-06T01:00:00Z');
  const office = await server.by('office');
  const committee = await server.by('committee');
  const { body: made } = await office.ask('POST /api/schemes', { body: { library: 'fengxiang/quarter' } });
  const version = `/api/schemes/${made.id}/versions/1`;
  const sent = await office.ask(`POST ${version}/submit`, {
    body: { revision: made.versions[0].revision, note: '照印发的办法' },
  });
  await committee.ask(`POST ${version}/approve`, { body: { revision: sent.body.versions[0].revision } });
  const staff = await server.personOf('staff');
  const begun = await office.ask('POST /api/rounds', {
    body: {
      scheme: made.id,
      units: [await server.unitNamed('县农业农村局')],
      supplied: [{ attribute: 'work', value: '疫情防控', people: [staff] }],
    },
  });
  if (begun.status !== 200) throw new Error(`the round was refused: ${begun.body.title}`);
  const round: string = begun.body.id;
  await startReviews(server, round);
  const items = async (who: Asking) => (await who.ask(`GET /api/rounds/${round}/reviews`)).body.items as Item[];
  return {
    server,
    office,
    round,
    staff,
    head: await server.by('head'),
    inCharge: await server.by('incharge'),
    principal: await server.by('principal'),
    as: (person) => server.as({ person }),
    items,
    item: async (who, person) => {
      const found = (await items(who)).find((one) => one.person.id === person);
      if (found === undefined) throw new Error('not on the list');
      return found;
    },
    pass: (who, handed, key) =>
      who.ask(`POST /api/rounds/${round}/reviews`, { body: { items: handed }, ...(key === undefined ? {} : { key }) }),
  };
}

/** As if those before it were done and its first day had come. */
async function startReviews({ database: { pool } }: Pick<DemoServer, 'database'>, round: string): Promise<void> {
  await pool.query("update round_stages set state = 'done' where round = $1 and position < 2", [round]);
  await pool.query("update round_stages set state = 'on', begins = '2026-04-05' where round = $1 and key = 'review'", [
    round,
  ]);
}
