/** Objections brought as far as a test wants, by people who may. */
import type { Asking, Told } from '../../server.ts';
import { atDay, begunQuarter, published, type Quarter, rated, toStage } from '../results/quarter.ts';

export const refused = ({ status, body }: Told) => [status, body.code];

const HANDLER = 30;

/** Days before or after `day`. */
export const days = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

export interface Matters extends Quarter {
  /** Of the committee, and nobody of the roster. */
  readonly decider: Asking;
  at(path?: string): string;
  who(place: number): { readonly id: string; readonly name: string };
  as(place: number, held?: readonly { readonly role: string }[]): Promise<Asking>;
  file(who: Asking, more?: object): Promise<Told>;
  put(id: string, path: string, body: object, who?: Asking): Promise<Told>;
  /** Named, studied, and decided; upheld with an exception for the objector. */
  decide(filed: Told, upheld: boolean, by?: Asking): Promise<Told>;
}

/** On notice: the first ones are 好 as far as there are seats, 95 and less the others. */
export async function onNotice(): Promise<Matters> {
  const quarter = await begunQuarter();
  await rated(quarter, (place) => ({ votes: { 好: 3 }, points: String(95 - place) }));
  await toStage(quarter, 'propose');
  const at = (path = '') => `/api/rounds/${quarter.round}${path}`;
  const proposed = await quarter.committee.ask(`POST ${at('/proposal')}`, { body: {} });
  if (proposed.status !== 200) throw new Error(JSON.stringify(proposed.body));
  await toStage(quarter, 'notice');
  await published(quarter);
  const decider = await quarter.server.as({ held: [{ role: 'committee' }] });
  const who = (place: number) => quarter.people[place] as { id: string; name: string };
  const put: Matters['put'] = (id, path, body, asking = quarter.office) =>
    asking.ask(`${/decision|withdrawal|receipt/.test(path) ? 'POST' : 'PUT'} /api/objections/${id}/${path}`, { body });
  return {
    ...quarter,
    decider,
    at,
    who,
    put,
    as: (place, held) =>
      quarter.server.as({ person: who(place).id, ...(held === undefined ? {} : { held }) } as Parameters<
        typeof quarter.server.as
      >[0]),
    file: (asking, more = {}) => asking.ask(`POST ${at('/objections')}`, { body: { text: '漏了一项工作。', ...more } }),
    async decide({ body: { id, revision, person } }, upheld, by = decider) {
      const named = await put(id, 'handler', { revision, person: who(HANDLER).id });
      const studied = await put(id, 'study', { revision: named.body.revision, text: '经核实。' });
      const ruling = { kind: 'subject', target: person.id, setting: '例外', value: 'up' };
      const said = { upheld, body: '考核委员会', text: '经研究答复。', rulings: upheld ? [ruling] : [] };
      return put(id, 'decision', { revision: studied.body.revision, ...said }, by);
    },
  };
}

/** Settled by the meeting; the round is in the stage of confirming. */
export async function settled(matters: Matters, version: number): Promise<void> {
  await toStage(matters, 'settle');
  const body = {
    version,
    body: '街道党工委会议',
    day: matters.server.clock.now.toISOString().slice(0, 10),
    note: '同意',
  };
  // Nobody who made a version: not who proposed, nor who decided on an objection.
  const settler = await matters.server.as({ held: [{ role: 'committee' }] });
  const told = await settler.ask(`POST ${matters.at('/settlement')}`, { body });
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
}

/** Settled and confirmed: results are final from today on. Gives the day. */
export async function confirmed(matters: Matters, version = 1): Promise<string> {
  await settled(matters, version);
  await toStage(matters, 'confirm');
  const told = await matters.office.ask(`POST ${matters.at('/confirmation')}`, { body: { version } });
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  return matters.server.clock.now.toISOString().slice(0, 10);
}

export const onDay = (matters: Matters, day: string): Promise<void> => atDay(matters.server, day);

/** What somebody was told of this kind. */
export async function messagesTo(who: Asking, kind: string): Promise<readonly string[]> {
  const { body } = await who.ask('GET /api/messages');
  return body.messages.filter((one: { kind: string }) => one.kind === kind).map(({ text }: { text: string }) => text);
}
