/** `node packages/cli/scripts/write-docs.ts`: writes the documents that are made from the program, and fills in the manuals. */
import { writeFileSync } from 'node:fs';
import { publishedDocuments } from '../src/published/documents.ts';
import { exampleWorkbooks, manualPage, manualPages } from '../src/published/manuals/manuals.ts';

const docs = new URL('../../../docs/', import.meta.url);

for (const { name, content } of publishedDocuments()) writeFileSync(new URL(name, docs), content);
for (const { name, content } of await exampleWorkbooks(docs)) writeFileSync(new URL(`examples/${name}`, docs), content);
for (const name of manualPages) writeFileSync(new URL(name, docs), await manualPage(name, docs));
