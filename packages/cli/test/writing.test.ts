import { mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { displayWidth, textTable } from '../src/text-table.ts';
import { writeFileWhole } from '../src/write-file.ts';
import { Folder } from './running.ts';

describe('a file', () => {
  it('is replaced as a whole, and nothing is left beside it', async () => {
    const folder = new Folder();
    const path = folder.write('a', 'old and long');
    await writeFileWhole(path, new TextEncoder().encode('new'));
    expect([readFileSync(path, 'utf8'), folder.names()]).toEqual(['new', ['a']]);
  });
  it('stays as it was when writing fails, and nothing is left beside it', async () => {
    const folder = new Folder();
    mkdirSync(folder.at('a'));
    folder.write('a/inside', 'old');
    await expect(writeFileWhole(folder.at('a'), new Uint8Array(1))).rejects.toThrow();
    await expect(writeFileWhole(folder.at('none/a'), new Uint8Array(1))).rejects.toThrow();
    expect([folder.names(), readFileSync(folder.at('a/inside'), 'utf8')]).toEqual([['a'], 'old']);
  });
});

describe('a table of text', () => {
  it('lines up although Chinese characters are wide', () => {
    expect(
      textTable([
        ['单位', '人数'],
        ['a', '3'],
        ['𠮷田·买', '12'],
      ]),
    ).toEqual(['单位     人数', 'a           3', '𠮷田·买    12']);
    expect([displayWidth('䶮𠮷·a'), displayWidth('é'), displayWidth('“好”')]).toEqual([6, 1, 4]);
  });
});
