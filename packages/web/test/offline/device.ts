/** A device's storage, for tests. */
export function device(room = Number.POSITIVE_INFINITY) {
  const shelves = new Map<string, string>();
  const storage = {
    getItem: (key: string) => shelves.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      shelves.set(key, text);
    },
    removeItem: (key: string) => void shelves.delete(key),
  };
  return { shelves, storage };
}
