/** Calls as queries of TanStack Query: what screens show. */
import { QueryClient, useQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Call } from './create-call.ts';
import { type Problem, ProblemError } from './problem.ts';
import type { CallSettings, Endpoint, Input, Returns } from './shape.ts';

export function createQueries(): QueryClient {
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
      },
    },
  });
}

export type Asked<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly again: () => void }
  | { readonly state: 'here'; readonly value: Value; readonly again: () => void };

/** Asks an endpoint for what a screen shows; the same question is asked once, and answered from memory for a quarter of a minute. */
export function useAsked<E extends Extract<Endpoint, `GET ${string}`>>(
  endpoint: E,
  ...[input]: Parameters<Call> extends [unknown, ...infer _] ? [input?: Input<E> & CallSettings] : never
): Asked<Returns<E>> {
  const { data, error, refetch } = useQuery({
    queryKey: [endpoint, input ?? {}],
    queryFn: async ({ signal }) => {
      const settings = { ...input, signal } as Input<E> & CallSettings;
      const answer = await (call as (endpoint: E, input: Input<E> & CallSettings) => ReturnType<typeof call<E>>)(
        endpoint,
        settings,
      );
      if (!answer.ok) throw new ProblemError(answer.problem);
      return { value: answer.value };
    },
  });
  const again = () => void refetch();
  if (data !== undefined) return { state: 'here', value: data.value, again };
  if (error instanceof ProblemError) return { state: 'failed', problem: error.problem, again };
  if (error !== null) throw error;
  return { state: 'loading' };
}

function kindOf(error: Error | null): Problem['kind'] | undefined {
  return error instanceof ProblemError ? error.problem.kind : undefined;
}
