/** `node packages/cli/scripts/write-docs.ts`: writes the documents that are made from the program. */
import { writeFileSync } from 'node:fs';
import { publishedDocuments } from '../src/published/documents.ts';

for (const { name, content } of publishedDocuments()) {
  writeFileSync(new URL(`../../../docs/${name}`, import.meta.url), content);
}
