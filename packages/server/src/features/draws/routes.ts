import { write } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, whoever } from '../../http/handler.ts';
import { type Refused, refuse } from '../../http/refusals.ts';
import type { BallotKeys } from '../../ports/ballot-keys.ts';
import { codeOf, slipOf } from '../polls/codes.ts';
import { drawsContract } from './contract.ts';
import { drawRefusals } from './copy.ts';
import { handedOut } from './handed.ts';
import { mayDraw, maySeeOwnPolls } from './policy.ts';
import { draw, entitlementOf, ownLine, pollsAwaiting } from './store.ts';

type HandedBallot =
  | { readonly address: string; readonly self?: string }
  | Refused<'draw-not-open' | 'draw-taken' | 'draw-key-elsewhere'>;

export function drawsSlice({ ballotKeys }: { readonly ballotKeys: BallotKeys }): Slice<typeof drawsContract> {
  const handed = handedOut<HandedBallot>();
  return {
    name: 'draws',
    contract: drawsContract,
    refusals: drawRefusals,
    handlers: {
      'GET /api/me/polls': whoever(maySeeOwnPolls, async ({ actor, scope }) => {
        const found = actor.person === undefined ? [] : await pollsAwaiting(scope, actor.person);
        return {
          polls: found.map(({ poll, electorate, title, rater_group, ends_at, drawn }) => ({
            poll,
            electorate,
            title,
            group: rater_group,
            ...(ends_at === null ? {} : { until: ends_at }),
            drawn,
          })),
        };
      }),

      'POST /api/polls/:id/draw': about(
        async ({ params, body, scope, actor }) =>
          actor.person === undefined
            ? undefined
            : entitlementOf(scope, { poll: params.id, electorate: body.electorate, person: actor.person }),
        mayDraw,
        ({ scope, body, now }, own) =>
          // Not kept with the answers of repeated requests: that would be a row which joins the person and the code.
          handed.once(
            [scope.tenant, own.poll, own.electorate, own.person].join('\n'),
            body.nonce,
            now,
            async () => {
              const key = await ballotKeys.open(scope.tenant, own.poll);
              if (key === undefined) return refuse('draw-key-elsewhere');
              const self = await ownLine(scope, own);
              const drawn = await write(scope, (tx) => draw(tx, own));
              if (drawn === 'not-open') return refuse('draw-not-open');
              if (drawn === 'taken') return refuse('draw-taken');
              const code = codeOf(key, own.electorate, 'drawn', drawn.number);
              return { address: `/b/${slipOf(drawn.county, code)}`, ...(self === undefined ? {} : { self }) };
            },
            (answer) => 'address' in answer,
          ),
      ),
    },
  };
}
