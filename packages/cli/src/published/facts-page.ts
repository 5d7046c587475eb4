/** `docs/facts.md`: every column of every table, from the description of the tables. */
import { type CellKind, type TableSpec, tables } from '@shiji/engine';

const kinds: { readonly [K in CellKind]: string } = {
  text: 'text',
  decimal: 'decimal',
  date: 'date',
  whole: 'whole number',
};

const INTRODUCTION = `# The facts

<!-- Written by packages/cli/scripts/write-docs.ts from the description of the tables. Change it there. -->

Facts are what happened, in ${tables.length} tables. They come as a workbook (\`.xlsx\`) with a sheet for each table, or as one JSON file
\`{ "run": {…}, "subjects": [ {…}, … ], … }\` ([schema](facts.schema.json)). Only *run* and *subjects* must be there; a scheme says which of
the others it reads. \`npx shiji template SCHEME --out FILE.xlsx\` makes an empty workbook with the right sheets, columns and drop-down lists.

**Names.** Sheets, tables and columns may be called by their Chinese or their English name. A header may also be one of the other names that
are listed here, and may end in \`*\` or （必填）. Columns may stand in any order, and titles may stand above the row of headers. Sheets
with other names are passed over, and that is said; one whose headers are a table's is told with the name to give it. A table that the
scheme reads is warned of where the file has none: leave an empty one where there is nothing.

**Cells.**

| kind | what is read |
|---|---|
| text | at most 500 characters; blanks at both ends are dropped |
| decimal | digits with a point: \`92.5\`, \`-3\`, \`40%\`; at most 30 digits and 12 places. Never an exponent. In JSON best written as text, \`"92.5"\`; a number is taken where no digit can have been lost |
| date | \`2026-03-25\`; also \`2026/3/25\`, \`2026年3月25日\`, and in a workbook a date cell |
| whole number | digits only |

Full-width digits are read as digits. Formulas are read as the values that the file holds, and that is said. A blank cell is absent, never 0.

**Corrections.** Facts are never edited. A later row corrects an earlier one by naming it under \`corrects\` (更正). A row is called by its
\`id\` (记录编号) or, where it has none, by its *natural key*: the values of the columns listed under each table, joined by \`/\`, blank ones
left empty (\`P001/work/zhang/分管领导/\`). Two rows with one name are an error, so that nothing counts twice by accident.

**Ids or names.** For indicators, event codes, attributes and populations the scheme's Chinese name may stand in place of its id, as long as
it means one thing only.

Rows may stand in any order: the results are the same to the byte.
`;

/** The page, ready to be written. */
export function factsPage(): string {
  return [INTRODUCTION, ...tables.map(tableSection)].join('\n');
}

function tableSection({ id, name, about, columns, key }: TableSpec): string {
  const rows = columns.map((column) => {
    const names = [column.name, ...column.also].join(' / ');
    return `| \`${column.id}\` | ${names} | ${kinds[column.kind]} | ${column.required ? 'yes' : ''} | ${column.about} |`;
  });
  return [
    `## ${id} ${name}`,
    '',
    about,
    '',
    '| column | in Chinese | kind | required | meaning |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    `Natural key: ${key.map((column) => `\`${column}\``).join(', ')}.`,
    '',
  ].join('\n');
}
