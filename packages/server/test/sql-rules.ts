/**
 * What our SQL may not say, so that it runs on any PostgreSQL from 15 on, distributed by county, and keeps Kingbase, openGauss and
 * PolarDB within reach (docs/decisions/0016). Held against every migration, and against every query that any test runs.
 */

const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/, 'trigger'],
  [
    /\b(small|big)?serial\b|\bgenerated\s+(always|by\s+default)\b|\bidentity\b|\bnextval\b|\bcreate\s+sequence\b/,
    'identity or sequence',
  ],
  [/\b(un)?listen\b|\bnotify\b|\bpg_notify\b/, 'LISTEN/NOTIFY'],
  [/\bcreate\s+extension\b/, 'extension'],
  [/\bcreate\s+domain\b|\bcreate\s+type\b|\binherits\b/, 'domain, type or inheritance'],
  [/\bcreate\s+(or\s+replace\s+)?(function|procedure|rule|materialized)\b/, 'code in the database'],
  [/\bon\s+conflict\s+do\b/, 'ON CONFLICT without target'],
  [/\bmerge\s+into\b/, 'MERGE'],
  [/->>?|#>|@>|<@|\?\||\bjsonb_\w+\(|\bjson_\w+\(|\bto_jsonb?\(/, 'looking into JSON'],
  [/\bgen_random_uuid\b|\buuidv[47]\(/, 'ids made by the database'],
  [/\bisolation\s+level\s+serializable\b/, 'SERIALIZABLE'],
  [/\bpg_(try_)?advisory/, 'advisory lock'],
  [/\blarge\s+object\b|\blo_\w+\(/, 'large object'],
];

/** Tables that are no county's. */
const COMMON = ['tenants', 'schema_versions'];

/** Faults of one statement, each in a few words. `statement` is SQL text with placeholders. */
export function faultsOf(statement: string): readonly string[] {
  const sql = statement
    .replace(/--.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .toLowerCase()
    // Names no table; the queue of jobs needs it of every database, too.
    .replace(/\bfor update skip locked\b/g, '');
  const faults = BANNED.filter(([pattern]) => pattern.test(sql)).map(([, name]) => name);
  if (/^\s*create\s+table/.test(sql)) return [...faults, ...tableFaults(sql)];
  if (/^\s*(with|select|insert|update|delete)\b/.test(sql)) return [...faults, ...tenantFaults(sql)];
  if (/^\s*create\s+(unique\s+)?index/.test(sql) && !/\(\s*"?tenant"?\b/.test(sql))
    return [...faults, 'index without tenant first'];
  return faults;
}

function tableFaults(sql: string): readonly string[] {
  const name = /create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)/.exec(sql)?.[1] ?? '';
  if (COMMON.includes(name)) return [];
  const faults: string[] = [];
  for (const [, kind, columns] of sql.matchAll(/\b(primary\s+key|unique|foreign\s+key)\s*\(([^)]*)\)/g))
    if (!/^\s*"?tenant"?\s*(,|$)/.test(columns ?? '')) faults.push(`${name}: ${kind} without tenant first`);
  if (!/\bprimary\s+key\s*\(/.test(sql)) faults.push(`${name}: no primary key that begins with the tenant`);
  return faults;
}

/** Each table that a query names must be held to one county: by a value, or by its neighbour in a join. */
function tenantFaults(sql: string): readonly string[] {
  if (/^\s*insert\s+into\s+"?(\w+)/.test(sql)) {
    const table = /^\s*insert\s+into\s+"?(\w+)/.exec(sql)?.[1] ?? '';
    return COMMON.includes(table) || /^\s*insert\s+into\s+"?\w+"?\s*\([^)]*\btenant\b/.test(sql)
      ? []
      : [`insert into ${table} without tenant`];
  }
  const tables = [...sql.matchAll(/\b(?:from|join|update|using)\s+(?:only\s+)?"?([a-z_]+)"?(?!\s*\()/g)]
    .map(([, table]) => table ?? '')
    .filter((table) => OURS.test(table) && !COMMON.includes(table));
  const held = [...sql.matchAll(/"?\btenant"?\s*=\s*/g)].length;
  return held < tables.length ? [`${tables.join(', ')}: ${held} of ${tables.length} held to a county`] : [];
}

/** Not catalogues, and not what a query itself names. */
const OURS = /^(?!pg_|information_schema|unnest|generate_series)/;
