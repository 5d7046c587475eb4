/** The only place that puts things together. */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { OpenDatabase } from './db/open.ts';
import { write } from './db/scope.ts';
import { accountsSlice } from './features/accounts/routes.ts';
import { recordAudit } from './features/audit/record.ts';
import { auditSlice } from './features/audit/routes.ts';
import { grantsSlice } from './features/grants/routes.ts';
import { profileSlice } from './features/profile/routes.ts';
import { identifier } from './features/sessions/identify.ts';
import { buildApp, type Denied, type Slice } from './http/app.ts';
import { serveDocs } from './http/docs.ts';
import { serveHealth } from './http/health.ts';
import type { Clock } from './ports/clock.ts';

export interface Parts {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly log: Logger;
  readonly https: boolean;
  readonly trustedProxies: number;
  readonly pages?: string;
  readonly limits: { readonly address: number; readonly session: number };
}

/** A minute's requests: an office shares one address; a person's hands are slower. */
export const usualLimits = { address: 6000, session: 600 } as const;

/** All slices of the product, in the order of the API's document. */
export function slicesOf(_parts: Parts): readonly Slice[] {
  return [accountsSlice(), grantsSlice(), auditSlice(), profileSlice()];
}

export async function compose(parts: Parts): Promise<FastifyInstance> {
  const slices = slicesOf(parts);
  const app = await buildApp({ ...parts, slices, identify: identifier(parts.database.db), noteDenied });
  serveHealth(app, parts.database);
  serveDocs(app, slices);
  return app;
}

async function noteDenied({ scope, actor, address, now, origin }: Denied): Promise<void> {
  await write(scope, (tx) =>
    recordAudit(tx, {
      action: 'access-denied',
      outcome: 'refused',
      actor: actor.account,
      at: now,
      origin,
      detail: { route: address },
    }),
  );
}
