/** The known word nearest to what was written, where it is near enough to be meant. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  // A short word has no near ones: every other letter would do.
  let least = Math.min(Math.max(2, Math.ceil(written.length / 3)), written.length - 1) + 1;
  for (const candidate of known) {
    // Each letter too many or too few is a change of its own.
    if (Math.abs(Math.min(written.length, 60) - candidate.length) >= least) continue;
    const distance = editDistance(written.slice(0, 60).toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** What a sentence about a word that is not known needs: the one that was meant, and all there are. */
export const offered = (written: string, known: readonly string[]): { near: string; known: string } => ({
  near: nearest(written, known) ?? '',
  known: known.join('、'),
});

/** Numbers and sides tell names of one kind from each other: 第一中学 is no misspelt 第二中学. */
const TELLING = /[0-9０-９〇零一二三四五六七八九十甲乙丙丁东西南北上下前后左右大小新老]/;

/** Whether two names may be meant for one: the one is a part of the other, or they differ by one slip. */
export function isAlike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || short.length < 2) return false;
  if (long.startsWith(short) || long.endsWith(short)) return true;
  const apart = [...a, ...b].filter((c) => !(a.includes(c) && b.includes(c)));
  return long.length > 2 && editDistance(a.slice(0, 60), b.slice(0, 60)) === 1 && !apart.some((c) => TELLING.test(c));
}

/** Changes of a letter, letters too many or too few, and neighbours that changed places, each counted as one. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(change, swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
