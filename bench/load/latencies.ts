/** Times in milliseconds, and where most of them lie. */
export function latencies() {
  const times: number[] = [];
  return {
    add: (ms: number): void => {
      times.push(ms);
    },
    figures() {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number): number =>
        Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1));
      return { count: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), most: at(1) };
    },
  };
}
