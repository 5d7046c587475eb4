/** What a file is that was handed in as a workbook. */
import { damaged, Refusal } from '../finding.ts';

const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** Says in a Refusal what the file is, unless it is a zip archive, as every .xlsx file is. */
export function refuseUnlessZip(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Refusal('workbook-blank');
  if (starts(bytes, 0x50, 0x4b)) return;
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw compoundFile(bytes);
  throw new Refusal('workbook-other-kind', { kind: otherKind(bytes) });
}

/** The container of .xls and .et files, and also of .xlsx files that are locked with a password. */
function compoundFile(bytes: Uint8Array): Refusal {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const locked = names.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return new Refusal(locked ? 'workbook-encrypted' : 'workbook-old-format');
}

/** What a file is by its first bytes, for people. */
function otherKind(bytes: Uint8Array): string {
  const kind = binaryKind(bytes);
  if (kind !== undefined) return kind;
  const text = new TextDecoder().decode(bytes.subarray(0, HEAD)).trimStart().toLowerCase();
  // Many systems' “Excel export” is a web page or XML under another name.
  if (/^(<!doctype html|<html|<table|<meta|<head|<style)/.test(text)) return '网页表格';
  if (text.startsWith('<?xml') || text.startsWith('<workbook')) return 'XML 表格';
  if (text.startsWith('{') || text.startsWith('[')) return 'JSON 文件';
  return PLAIN;
}

/** Whether the bytes may be rows of plain text, such as CSV. */
export const isPlainText = (bytes: Uint8Array): boolean => notText(bytes) === undefined && otherKind(bytes) === PLAIN;

const PLAIN = 'CSV 或纯文本文件';
const HEAD = 4096;

function binaryKind(bytes: Uint8Array): string | undefined {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return 'PDF 文件';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff)) return '图片';
  if (starts(bytes, 0x52, 0x61, 0x72, 0x21) || starts(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return '压缩包';
  return bytes.subarray(0, HEAD).includes(0) ? '其他格式的文件' : undefined;
}

/** What a file is that can't be read as text, for people; undefined where it may be text. */
export function notText(bytes: Uint8Array): string | undefined {
  if (starts(bytes, 0x50, 0x4b)) {
    // The names of what an archive holds stand in it as they are.
    const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (names.includes('xl/workbook')) return '工作簿';
    return names.includes('word/document') ? 'Word 文档' : '压缩包';
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return '旧格式的表格或文档（.xls、.doc 等）';
  return binaryKind(bytes);
}

/** Says in a Refusal what an archive without a workbook is. */
export function refuseOtherArchive(has: (name: string) => boolean, main: string): Refusal {
  if (main.endsWith('.bin')) return new Refusal('workbook-other-kind', { kind: '二进制工作簿（.xlsb）' });
  if (main.startsWith('word/')) return new Refusal('workbook-other-kind', { kind: 'Word 文档' });
  if (main.startsWith('ppt/')) return new Refusal('workbook-other-kind', { kind: '演示文稿' });
  if (has('mimetype') && has('content.xml'))
    return new Refusal('workbook-other-kind', { kind: 'OpenDocument 表格（.ods）' });
  return has('[Content_Types].xml')
    ? damaged(main || '_rels/.rels')
    : new Refusal('workbook-other-kind', { kind: '压缩包' });
}
