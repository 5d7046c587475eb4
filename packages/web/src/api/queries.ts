/** Calls as queries of TanStack Query: what screens show. */
import { onlineManager, QueryClient, useQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Call } from './create-call.ts';
import { type Problem, ProblemError } from './problem.ts';
import type { CallSettings, Endpoint, Input, Returns } from './shape.ts';

/** Milliseconds after which the server is asked again where something kept stands in for its answer. */
const AGAIN = 20_000;

export function createQueries(): QueryClient {
  // The library believes that a page begins with a network, and would take no notice when it comes.
  onlineManager.setOnline(navigator.onLine);
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A call fails for a reason that the person is told; only a lost connection is worth a second attempt.
        retry: (count, error) => count < 1 && kindOf(error) === 'unreachable',
        // Without a network the call is made and says so; the library would otherwise wait without a word.
        networkMode: 'always',
        // Whoever is signing in leaves for the app that shows their code: asking again would take the step they are at from under them.
        refetchOnWindowFocus: (query) => kindOf(query.state.error) !== 'expired',
        // What was kept on the device stands in only until the server can be reached; a device doesn't always say that it can.
        refetchOnReconnect: (query) => (isKept(query.state.data) ? 'always' : false),
        refetchInterval: (query) => isKept(query.state.data) && AGAIN,
      },
    },
  });
}

export type Asked<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly again: () => void }
  /** `kept`: nothing reaches the server, and this is what was kept on the device. */
  | { readonly state: 'here'; readonly value: Value; readonly kept: boolean; readonly again: () => void };

interface AskSettings<Value> extends CallSettings {
  /** What is kept on the device of this answer; it stands in where nothing reaches the server. */
  readonly kept?: () => Value | undefined;
}

interface Found<Value> {
  readonly value: Value;
  readonly kept: boolean;
}

/** Asks an endpoint for what a screen shows; the same question is asked once, and answered from memory for a quarter of a minute. */
export function useAsked<E extends Extract<Endpoint, `GET ${string}`>>(
  endpoint: E,
  ...[given]: Parameters<Call> extends [unknown, ...infer _] ? [given?: Input<E> & AskSettings<Returns<E>>] : never
): Asked<Returns<E>> {
  const { kept, ...input } = given ?? ({} as Input<E> & AskSettings<Returns<E>>);
  const { data, error, refetch } = useQuery({
    queryKey: [endpoint, input],
    queryFn: async ({ signal }): Promise<Found<Returns<E>>> => {
      const settings = { ...input, signal } as Input<E> & CallSettings;
      const answer = await (call as (endpoint: E, input: Input<E> & CallSettings) => ReturnType<typeof call<E>>)(
        endpoint,
        settings,
      );
      if (answer.ok) return { value: answer.value, kept: false };
      const standIn = isUnreached(answer.problem) ? kept?.() : undefined;
      if (standIn !== undefined) return { value: standIn, kept: true };
      throw new ProblemError(answer.problem);
    },
  });
  const again = () => void refetch();
  if (data !== undefined) return { state: 'here', ...data, again };
  if (error instanceof ProblemError) return { state: 'failed', problem: error.problem, again };
  if (error !== null) throw error;
  return { state: 'loading' };
}

/** Nobody answered: neither the server nor anything before it. */
export const isUnreached = ({ kind }: Problem): boolean =>
  kind === 'offline' || kind === 'unreachable' || kind === 'timeout';

const isKept = (data: unknown): boolean => (data as Partial<Found<unknown>> | undefined)?.kept === true;

function kindOf(error: Error | null): Problem['kind'] | undefined {
  return error instanceof ProblemError ? error.problem.kind : undefined;
}
