/** Many people at once: so many of them have a request under way. What fails first is told, and nobody begins anything after it. */
export async function byMany<T>(
  hands: number,
  all: readonly T[],
  work: (one: T, n: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed: unknown;
  const each = async (): Promise<void> => {
    while (next < all.length && failed === undefined) {
      const n = next++;
      try {
        await work(all[n] as T, n);
      } catch (error) {
        failed ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: hands }, each));
  if (failed !== undefined) throw failed;
}
