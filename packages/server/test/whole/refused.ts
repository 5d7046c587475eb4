/** What must not go: answered with a status, a code, and a sentence in Chinese that says what to do. */
import type { Answer } from './place.ts';

export function refusedWith({ status, body, bytes }: Answer, wanted: number, code: string): void {
  if (status !== wanted || body?.code !== code) throw new Error(`${wanted} ${code} was expected: ${status} ${bytes}`);
  const sentences = [body.title, ...(body.errors ?? []).map(({ message }: { readonly message: string }) => message)];
  for (const sentence of sentences)
    if (!/[\u4e00-\u9fff].*[。？]$/s.test(sentence)) throw new Error(`no sentence in Chinese: ${sentence}`);
}
