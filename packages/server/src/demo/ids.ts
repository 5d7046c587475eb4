/** Ids of the form UUIDv7 that are the same each time: the demo's records come in order from one fixed moment. */
const START = Date.UTC(2026, 0, 1);

/** A source of ids; two with different names never give the same one. */
export function idSource(
  name: 'units' | 'people' | 'tenures' | 'standings' | 'oversights' | 'overrides',
): () => string {
  const lane = ['units', 'people', 'tenures', 'standings', 'oversights', 'overrides'].indexOf(name);
  let count = 0;
  return () => {
    const moment = (START + count++).toString(16).padStart(12, '0');
    return `${moment.slice(0, 8)}-${moment.slice(8)}-7000-8000-${(lane + 1).toString(16).padStart(12, '0')}`;
  };
}
