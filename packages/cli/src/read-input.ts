/** Files → scheme and facts. What is wrong with their content is a finding; what is wrong with the path, a wrong call. */
import { type RawFacts, readScheme, type Scheme } from '@shiji/engine';
import { readJson, readWorkbook } from '@shiji/tables';
import { isResults, isScheme, notScheme } from './file-kind.ts';
import { type Finding, findingOf, hasError, ownFinding } from './findings.ts';
import type { Io } from './io.ts';
import { isStop, type Stop, type WrongCall, wrongCall } from './stop.ts';
import { systemText, words } from './words.ts';

/** Nothing larger is taken into memory; what is allowed of a workbook or a JSON text, the spreadsheet port says. */
const LARGEST_MEGABYTES = 250;

export interface LoadedScheme {
  readonly file: string;
  /** Only where there is no error. */
  readonly scheme?: Scheme;
  readonly findings: readonly Finding[];
}

/** Reads and checks the scheme at the path: a file, or a folder with one `.yaml` file. */
export async function loadScheme(path: string, io: Io): Promise<LoadedScheme | WrongCall> {
  const text = await loadSchemeText(path, io);
  if (isStop(text)) return text.stop === 'usage' ? text : { file: path, findings: text.findings };
  const { file } = text;
  const { scheme, diagnostics } = readScheme(text.text);
  const findings = diagnostics.map((d) => findingOf(d, { scheme: file }));
  return scheme === undefined ? { file, findings } : { file, scheme, findings };
}

/** Its text, not yet looked into. */
export async function loadSchemeText(path: string, io: Io): Promise<{ file: string; text: string } | Stop> {
  const file = await schemeFile(path, io);
  if (typeof file === 'object') return file;
  const text = await loadText(file, words.scheme, io);
  return isStop(text) ? text : { file, text: text.text };
}

async function schemeFile(path: string, io: Io): Promise<string | WrongCall> {
  return await trying(path, words.scheme, async () => {
    if ((await io.files.kind(path)) !== 'folder') return path;
    const names = (await io.files.list(path)).filter((name) => /^[^.].*\.ya?ml$/i.test(name));
    const files = names.map((name) => (path.endsWith('/') ? `${path}${name}` : `${path}/${name}`));
    const [only] = files;
    if (only === undefined) return wrongCall(`文件夹“${path}”里没有方案文件（.yaml）。`);
    return files.length === 1 ? only : wrongCall(`文件夹“${path}”里有几个方案，请写明用哪一个：${files.join('、')}。`);
  });
}

export interface LoadedFacts {
  readonly facts?: RawFacts;
  readonly findings: readonly Finding[];
}

/** Reads the facts at the path: a workbook or a JSON file, told apart by what is in them. */
export async function loadFacts(path: string, io: Io, what: string = words.facts): Promise<LoadedFacts | WrongCall> {
  const bytes = await loadBytes(path, what, io);
  if (isStop(bytes)) return bytes.stop === 'usage' ? bytes : { findings: bytes.findings };
  return await readTables(bytes.bytes, path);
}

/** The same for bytes that are at hand. */
export async function readTables(bytes: Uint8Array, file: string): Promise<LoadedFacts> {
  const isJson = looksLikeJson(bytes, file);
  if (!isJson && isScheme(bytes, file)) return { findings: [ownFinding('facts-are-scheme', file)] };
  if (!isJson) return located(await readWorkbook(bytes), file);
  if (isResults(bytes)) return { findings: [ownFinding('facts-are-results', file)] };
  const text = decoded(bytes, file);
  return 'stop' in text ? { findings: text.findings } : located(readJson(text.text), file);
}

function located({ facts, diagnostics }: Awaited<ReturnType<typeof readWorkbook>>, file: string): LoadedFacts {
  const findings = diagnostics.map((d) => findingOf(d, { facts: file }));
  return facts === undefined || hasError(findings) ? { findings } : { facts, findings };
}

const BRACE = 0x7b;
const BRACKET = 0x5b;

/** By its first character: a file may have any name. */
export function looksLikeJson(bytes: Uint8Array, file: string): boolean {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return false;
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at++;
  return bytes[at] === BRACE || bytes[at] === BRACKET || file.toLowerCase().endsWith('.json');
}

/** A scheme's text; a file of another kind is refused by its kind, one that is no UTF-8 since guessing would turn names into others. */
async function loadText(path: string, what: string, io: Io): Promise<{ text: string } | Stop> {
  const bytes = await loadBytes(path, what, io);
  if (isStop(bytes)) return bytes;
  const other = notScheme(bytes.bytes);
  if (other !== undefined) return { stop: 'findings', findings: [ownFinding('scheme-is-other', path, other)] };
  return decoded(bytes.bytes, path);
}

export function decoded(bytes: Uint8Array, file: string): { text: string } | Extract<Stop, { stop: 'findings' }> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { stop: 'findings', findings: [ownFinding('file-not-utf8', file)] };
  }
}

/** The file's content. */
export async function loadBytes(path: string, what: string, io: Io): Promise<{ bytes: Uint8Array } | Stop> {
  return await trying<{ bytes: Uint8Array } | Stop>(path, what, async () => {
    const none = await noFile(path, what, io);
    if (none !== undefined) return none;
    const bytes = await io.files.read(path, LARGEST_MEGABYTES * 1e6);
    if (bytes !== undefined) return { bytes };
    const finding = ownFinding('file-too-large', path, { limit: String(LARGEST_MEGABYTES) });
    return { stop: 'findings', findings: [finding] };
  });
}

/** Works on a file piece by piece: whatever its size, it needn't be taken into memory. */
export async function streaming<T>(
  path: string,
  what: string,
  io: Io,
  work: (content: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T | WrongCall> {
  return await trying<T | WrongCall>(
    path,
    what,
    async () => (await noFile(path, what, io)) ?? (await work(io.files.stream(path))),
  );
}

async function noFile(path: string, what: string, io: Io): Promise<WrongCall | undefined> {
  const kind = await io.files.kind(path);
  if (kind === 'nothing') return wrongCall(`找不到${what}文件“${path}”。`);
  return kind === 'folder' ? wrongCall(`“${path}”是文件夹，不是${what}文件。`) : undefined;
}

async function trying<T>(path: string, what: string, work: () => Promise<T>): Promise<T | WrongCall> {
  try {
    return await work();
  } catch (error) {
    const why = systemText(error);
    if (why === undefined) throw error;
    return wrongCall(`${what}文件“${path}”读不了：${why}。`);
  }
}
