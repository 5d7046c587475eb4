/** Reads rows of a person; whose account belongs to nobody of the roster has none. */
export const ofPersonOrNone =
  (person: string | undefined) =>
  <T>(read: (id: string) => Promise<readonly T[]>): Promise<readonly T[]> =>
    person === undefined ? Promise.resolve([]) : read(person);
