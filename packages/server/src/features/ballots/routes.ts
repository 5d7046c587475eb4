import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Slice } from '../../http/app.ts';
import { everybody, type Shown } from '../../http/handler.ts';
import type { PlainAssets } from '../../http/plain-page.ts';
import type { BallotKey, BallotKeys } from '../../ports/ballot-keys.ts';
import { type County, counties, countyByCode } from '../entrance/counties.ts';
import { codeHash, slipOf } from '../polls/codes.ts';
import { ballotPage, DRAFT_KEY } from './ballot-page.ts';
import { readCode, readTyped, type WrittenCode } from './codes.ts';
import { ballotsContract } from './contract.ts';
import { ballotRefusals, type Notice } from './copy.ts';
import { type Ballot, judgeBallot } from './decide.ts';
import { enterPage, noticePage } from './notice-pages.ts';
import { cast, findCode, readBallot } from './store.ts';

export interface BallotsParts {
  readonly db: Kysely<Tables>;
  readonly ballotKeys: BallotKeys;
  /** Style and script of the page; absent: plain HTML. */
  readonly assets: PlainAssets | undefined;
}

export function ballotsSlice({ db, ballotKeys, assets }: BallotsParts): Slice<typeof ballotsContract> {
  const told = (notice: Notice): Shown =>
    notice === 'received'
      ? { html: noticePage(notice, assets) }
      : { html: noticePage(notice, assets), refusal: notice };
  const papers = shelfOfPapers(db, assets);

  /** The ballot of a code that may still be cast, or what is to be told in its place. */
  async function held(written: WrittenCode | undefined): Promise<Held | Notice> {
    const county = written === undefined ? undefined : await countyByCode(db, written.county);
    if (written === undefined || county === undefined) return 'ballot-unknown';
    const hash = codeHash(written.signs);
    const found = await findCode({ tenant: county.id, db }, hash);
    if (found === undefined) return 'ballot-unknown';
    if (found.spent) return 'received';
    if (found.state === 'void') return 'ballot-void';
    if (found.state === 'closed') return 'ballot-ended';
    if (found.state !== 'open') return 'ballot-unknown';
    const key = await ballotKeys.open(county.id, found.poll);
    if (key === undefined) return 'ballot-key-elsewhere';
    return { county, hash, key, signs: written.signs, ...(await papers(county, found.poll, found.electorate)) };
  }

  return {
    name: 'ballots',
    contract: ballotsContract,
    refusals: ballotRefusals,
    handlers: {
      'GET /b': everybody(async () => ({ html: enterPage(await counties(db), assets) })),

      'POST /b': everybody(async ({ body }) => {
        const written = readTyped(body.code, body.county);
        if (written !== undefined) return { to: addressOf(written) };
        const typed = { ...body, said: ballotRefusals['code-unreadable'].title };
        return { html: enterPage(await counties(db), assets, typed), refusal: 'code-unreadable' };
      }),

      'GET /b/:code': everybody(async ({ params }) => {
        const found = await held(readCode(params.code));
        return typeof found === 'string' ? told(found) : { html: forVoter(found.html, found.signs) };
      }),

      'POST /b/:code': everybody(async ({ params, body }) => {
        const written = readCode(params.code);
        const found = await held(written);
        if (written === undefined || found === 'received')
          return written === undefined ? told('ballot-unknown') : { to: addressOf(written) };
        if (typeof found === 'string') return told(found);
        const { county, ballot, hash, key, signs } = found;
        const judged = judgeBallot(ballot, body);
        if (judged.kind === 'back') {
          const html = ballotPage(ballot, county.name, assets, { fields: body, judged });
          return { html: forVoter(html, signs), refusal: 'ballot-back' };
        }
        const done = await cast({ tenant: county.id, db }, key, hash, ballot, judged.marks);
        return done === 'not-open' ? told('ballot-ended') : { to: addressOf(written) };
      }),
    },
  };
}

interface Paper {
  readonly ballot: Ballot;
  /** The blank page. */
  readonly html: string;
}

interface Held extends Paper {
  readonly county: County;
  readonly hash: Buffer;
  readonly key: BallotKey;
  readonly signs: string;
}

/** Papers that are being voted on now; one that was pushed out is read again. */
const MOST_PAPERS = 200;

/** What is on a paper doesn't change once its poll is open, so it is read and drawn once; whether it still is, the code's row says. */
function shelfOfPapers(db: Kysely<Tables>, assets: PlainAssets | undefined) {
  const shelf = new Map<string, Promise<Paper>>();
  return async (county: County, poll: string, electorate: string): Promise<Paper> => {
    const at = `${poll}/${electorate}`;
    const known = shelf.get(at);
    if (known !== undefined) return known;
    const [oldest] = shelf.keys();
    if (shelf.size >= MOST_PAPERS && oldest !== undefined) shelf.delete(oldest);
    const reading = readBallot({ tenant: county.id, db }, poll, electorate).then((ballot) => ({
      ballot,
      html: ballotPage(ballot, county.name, assets),
    }));
    reading.catch(() => shelf.delete(at));
    shelf.set(at, reading);
    return reading;
  };
}

const addressOf = ({ county, signs }: WrittenCode): string => `/b/${encodeURIComponent(slipOf(county, signs))}`;

/** Under which name the browser keeps the draft: it can be told from other ballots' by it, and the code not be had from it. */
const forVoter = (html: string, signs: string): string =>
  html.replace(DRAFT_KEY, createHash('sha256').update(`draft\n${signs}`).digest('hex').slice(0, 16));
