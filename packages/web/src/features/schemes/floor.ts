/**
 * What the engine and the editor use and browsers of the floor lack (Chromium 86, Safari 14). Imported first by whoever loads them, so that
 * it is there before anything of theirs runs; where the browser has its own, that stays.
 */
const place = (length: number, at: number): number => (at < 0 ? length + at : at);

function add(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true });
}

function lastIndex(this: ArrayLike<unknown>, test: (value: unknown, at: number, all: unknown) => unknown): number {
  for (let at = this.length - 1; at >= 0; at--) if (test(this[at], at, this)) return at;
  return -1;
}

function elementAt(this: ArrayLike<unknown>, at: number): unknown {
  return this[place(this.length, Math.trunc(at) || 0)];
}

for (const { prototype } of [Array, String, Uint8Array, Int32Array, Uint32Array, Float64Array, BigInt64Array])
  add(prototype, 'at', elementAt);
add(Array.prototype, 'findLastIndex', lastIndex);
add(Array.prototype, 'findLast', function (this: ArrayLike<unknown>, test: Parameters<typeof lastIndex>[0]) {
  const at = lastIndex.call(this, test);
  return at === -1 ? undefined : this[at];
});
add(Object, 'hasOwn', (object: object, key: PropertyKey) => Object.hasOwn(object, key));
