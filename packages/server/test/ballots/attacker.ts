/**
 * Somebody who has a copy of everything: every row with its place, its transaction and all its columns, every byte of the database's
 * folder with its log, and what was logged. They know the voters and how ballots are written down, and try to say who voted what: by laying
 * voters in any order beside ballots in any order, by joining what one transaction wrote, and by the nearest time.
 */

export interface Row {
  /** Place in the table's file: page and number. */
  readonly ctid: string;
  /** The transaction that wrote it. */
  readonly xmin: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Copy {
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  /** Files of the database's folder and logs, by their path. */
  readonly files: Readonly<Record<string, Buffer>>;
}

export interface Knows {
  /** Ids that stand for a voter wherever they appear: of the person, of the account. Gives the voter's number. */
  readonly voterOf: ReadonlyMap<string, number>;
  /** How many subjects a ballot has. */
  readonly subjects: number;
}

export interface Attack {
  /** How it went about: `order leak.ctid × votes.ctid`. */
  readonly how: string;
  /** What each voter is said to have voted, as text. */
  readonly said: ReadonlyMap<number, string>;
}

/** Every way to name voters' ballots that the copy allows. */
export function attacks(copy: Copy, knows: Knows): readonly Attack[] {
  const voters = votersIn(copy, knows);
  const votes = votesIn(copy, knows);
  return [...byOrder(voters, votes), ...byTransaction(voters, votes), ...byTime(voters, votes)];
}

interface Sighting<Who> {
  readonly who: Who;
  readonly row?: Row;
}

interface Found<Who> {
  readonly in: string;
  readonly seen: readonly Sighting<Who>[];
}

/** Tables with columns that name voters. */
function votersIn({ tables }: Copy, { voterOf }: Knows): readonly Found<number>[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    columnsOf(rows).flatMap((column) => {
      const seen = rows.flatMap((row) => {
        const who = voterOf.get(String(row.values[column]));
        return who === undefined ? [] : [{ who, row }];
      });
      return seen.length < 2 ? [] : [{ in: `${table}.${column}`, seen }];
    }),
  );
}

/** Tables with columns in which ballots stand, and files in which they do, in the order of their bytes. */
function votesIn({ tables, files }: Copy, { subjects }: Knows): readonly Found<string>[] {
  const inTables = Object.entries(tables).flatMap(([table, rows]) =>
    columnsOf(rows).flatMap((column) => {
      const seen = rows.flatMap((row) => ballotsIn(bytesOf(row.values[column]), subjects).map((who) => ({ who, row })));
      return seen.length < 2 ? [] : [{ in: `${table}.${column}`, seen }];
    }),
  );
  const inFiles = Object.entries(files).flatMap(([file, bytes]) => {
    const found = ballotsIn(bytes, subjects);
    return found.length < 2 ? [] : [{ in: file, seen: found.map((who) => ({ who })) }];
  });
  return [...inTables, ...inFiles];
}

const columnsOf = (rows: readonly Row[]): readonly string[] => Object.keys(rows[0]?.values ?? {});

function bytesOf(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (value === null || value === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Ballots in the bytes, as they are sealed (a byte for each subject), as the form sends them, and as JSON. Each as text. */
function ballotsIn(bytes: Buffer, subjects: number): readonly string[] {
  const text = bytes.toString('latin1');
  const found: { readonly at: number; readonly ballot: string }[] = [];
  const plain = new RegExp(`\\x01([\\x01-\\x04]{${subjects}})`, 'g');
  for (const { index, 1: marks = '' } of text.matchAll(plain))
    found.push({ at: index, ballot: [...marks].map((mark) => mark.charCodeAt(0) - 1).join('') });
  const form = Array.from({ length: subjects }, (_, s) => `m${s}_0=([0-3])`).join('&');
  for (const match of text.matchAll(new RegExp(form, 'g')))
    found.push({ at: match.index, ballot: match.slice(1).join('') });
  return found.sort((a, b) => a.at - b.at).map(({ ballot }) => ballot);
}

/** Each thing by which rows can be sorted. */
function ordersOf<Who>({
  in: where,
  seen,
}: Found<Who>): readonly { readonly how: string; readonly list: readonly Who[] }[] {
  const rows = seen.flatMap(({ row }) => (row === undefined ? [] : [row]));
  if (rows.length < seen.length) return [{ how: where, list: seen.map(({ who }) => who) }];
  const keys: Readonly<Record<string, (row: Row) => string | number>> = {
    ctid: ({ ctid }) => placeOf(ctid),
    xmin: ({ xmin }) => Number(xmin),
    ...Object.fromEntries(columnsOf(rows).map((column) => [column, ({ values }: Row) => sortable(values[column])])),
  };
  return Object.entries(keys).map(([key, of]) => ({
    how: `${where} by ${key}`,
    list: [...seen]
      .sort((a, b) => {
        const [x, y] = [of(a.row as Row), of(b.row as Row)];
        return x < y ? -1 : x > y ? 1 : 0;
      })
      .map(({ who }) => who),
  }));
}

const placeOf = (ctid: string): number => {
  const [page = 0, number = 0] = ctid.slice(1, -1).split(',').map(Number);
  return page * 65_536 + number;
};

function sortable(value: unknown): string | number {
  if (typeof value === 'number') return value;
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value);
}

/**
 * The n-th voter cast the n-th ballot; or the n-th from the end. Bytes of files hold copies, and now and then something that only looks like a
 * ballot: what comes again is passed over, and the two lists are also laid a few places apart.
 */
function byOrder(voters: readonly Found<number>[], votes: readonly Found<string>[]): readonly Attack[] {
  return voters.flatMap(ordersOf).flatMap((one) =>
    votes.flatMap((found) =>
      ordersOf(found).flatMap((other) =>
        [other.list, other.list.toReversed()].flatMap((list, turned) => {
          const inFile = found.seen.some(({ row }) => row === undefined);
          const laid = inFile ? [...new Set(list)] : list;
          return (inFile ? APART : [0]).map((apart) => ({
            how: `order: ${one.how} × ${other.how}${turned === 1 ? ', turned' : ''}${apart === 0 ? '' : `, ${apart} apart`}`,
            said: new Map(
              one.list.flatMap((who, n) => {
                const ballot = laid[n + apart];
                return ballot === undefined ? [] : [[who, ballot] as const];
              }),
            ),
          }));
        }),
      ),
    ),
  );
}

/** How many places a file's list is shifted against the voters' at most, either way. */
const MOST_APART = 8;
const APART = Array.from({ length: 2 * MOST_APART + 1 }, (_, n) => n - MOST_APART);

/** What one transaction wrote belongs together. */
function byTransaction(voters: readonly Found<number>[], votes: readonly Found<string>[]): readonly Attack[] {
  return voters.flatMap((one) =>
    votes.flatMap((other) => {
      const by = new Map(other.seen.flatMap(({ who, row }) => (row === undefined ? [] : [[row.xmin, who] as const])));
      const said = new Map(
        one.seen.flatMap(({ who, row }) => {
          const vote = by.get(row?.xmin ?? '');
          return vote === undefined ? [] : [[who, vote] as const];
        }),
      );
      return said.size === 0 ? [] : [{ how: `transaction: ${one.in} × ${other.in}`, said }];
    }),
  );
}

/** The ballot of the nearest time is theirs. */
function byTime(voters: readonly Found<number>[], votes: readonly Found<string>[]): readonly Attack[] {
  return voters.flatMap((one) =>
    timesOf(one).flatMap((mine) =>
      votes.flatMap((other) =>
        timesOf(other).map((theirs) => ({
          how: `time: ${mine.how} × ${theirs.how}`,
          said: new Map(
            mine.list.map(({ who, at }) => {
              const nearest = theirs.list.reduce((best, next) =>
                Math.abs(next.at - at) < Math.abs(best.at - at) ? next : best,
              );
              return [who, nearest.who] as const;
            }),
          ),
        })),
      ),
    ),
  );
}

function timesOf<Who>({ in: where, seen }: Found<Who>) {
  const rows = seen.flatMap(({ who, row }) => (row === undefined ? [] : [{ who, row }]));
  return columnsOf(rows.map(({ row }) => row)).flatMap((column) => {
    const list = rows.map(({ who, row }) => ({ who, at: Date.parse(String(row.values[column])) }));
    const isTime = rows.every(({ row }) => /^\d{4}-\d\d-\d\dT/.test(String(row.values[column])));
    return isTime && list.length > 0 ? [{ how: `${where} at ${column}`, list }] : [];
  });
}
