/** How long requests took, by what they were for. */
export interface Timed {
  readonly kind: string;
  readonly count: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

export class Latencies {
  readonly #times = new Map<string, number[]>();

  add(kind: string, ms: number): void {
    const times = this.#times.get(kind);
    if (times === undefined) this.#times.set(kind, [ms]);
    else times.push(ms);
  }

  /** All of them together, and each kind, the most frequent first. */
  timed(): readonly Timed[] {
    const kinds = [...this.#times].sort(([, a], [, b]) => b.length - a.length);
    return [['all', kinds.flatMap(([, times]) => times)] as const, ...kinds].map(([kind, times]) =>
      timedOf(kind, times),
    );
  }
}

function timedOf(kind: string, times: readonly number[]): Timed {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { kind, count: sorted.length, p50: at(0.5), p99: at(0.99), most: at(1) };
}
