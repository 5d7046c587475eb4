/** One's weeks and one entry, as the server has them; where nothing reaches it, as the device keeps them. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAsked } from '../../api/queries.ts';
import { deviceCopy } from '../../offline/this-device.ts';
import { daysAgo } from '../../ui/moment.ts';
import { useMe } from '../sessions/who.tsx';
import { createKeptWeeks, type KeptWeeks } from './kept-weeks.ts';
import type { Where } from './outbox.ts';

const ADDRESS = 'GET /api/rounds/:id/logs/:person/:entry/:span';

export function keptWeeksOf(account: string): KeptWeeks {
  return createKeptWeeks(deviceCopy, account, () => daysAgo(0));
}

export function useOwnWeeks() {
  const kept = keptWeeksOf(useMe().account.id);
  return useAsked('GET /api/me/logs', { kept: kept.weeks });
}

/** Asks for it, each time anew: an answer of a while ago could be older than what was sent since. */
export function useEntryAsked(where: Where) {
  const kept = keptWeeksOf(useMe().account.id);
  const queries = useQueryClient();
  useEffect(() => () => queries.removeQueries({ queryKey: [ADDRESS] }), [queries]);
  return useAsked(ADDRESS, { params: { ...where }, kept: () => kept.entry(where) });
}
