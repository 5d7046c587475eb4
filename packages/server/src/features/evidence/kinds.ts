/** Which files are taken as evidence: what every office can open and what can't run anything. Told by content, never by name. */
import { ReadableStream } from 'node:stream/web';
import { fileTypeFromStream } from 'file-type';

/** Media type to the ending that a download gets. */
const evidenceKinds = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'text/plain': 'txt',
} as const;
export type EvidenceType = keyof typeof evidenceKinds;

const isEvidenceType = (type: string): type is EvidenceType => Object.hasOwn(evidenceKinds, type);

/** The name with the ending that the file's content has: who opens a download gets what the name says. */
export function nameOfKind(name: string, type: string): string {
  if (!isEvidenceType(type)) throw new Error('evidence of a kind that is not taken');
  const ending = evidenceKinds[type];
  const known = ending === 'jpg' ? ['jpg', 'jpeg'] : ending === 'heic' ? ['heic', 'heif'] : [ending];
  return known.includes(name.toLowerCase().split('.').at(-1) ?? '') ? name : `${name}.${ending}`;
}

interface ToLookAt {
  readonly name: string;
  content(): AsyncIterable<Uint8Array>;
}

/** The file's media type; undefined for one that isn't taken. Plain text has no mark of its own: it must be called `.txt` and be text throughout. */
export async function evidenceTypeOf({ name, content }: ToLookAt): Promise<EvidenceType | undefined> {
  const found = await fileTypeFromStream(ReadableStream.from(content()));
  if (found !== undefined) return isEvidenceType(found.mime) ? found.mime : undefined;
  if (!name.toLowerCase().endsWith('.txt')) return undefined;
  return (await isText(content(), 'utf-8')) || (await isText(content(), 'gb18030')) ? 'text/plain' : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for are control characters
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

/** GB18030 is what older editors of the office write. */
async function isText(content: AsyncIterable<Uint8Array>, encoding: 'utf-8' | 'gb18030'): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of content) if (CONTROL.test(decoder.decode(piece, { stream: true }))) return false;
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
