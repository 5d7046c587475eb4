/** Why the keys can't be used, for an operator. */
import type { OpenedKeys } from './keys.ts';

export function keysSentence(refused: Extract<OpenedKeys, { readonly ok: false }>): string {
  switch (refused.refusal) {
    case 'keys-readable-by-others':
      return `密钥文件 ${refused.file} 能被其他用户读取。请执行 chmod 600 ${refused.file} 后再启动。`;
    case 'keys-incomplete':
      return `缺少密钥文件 ${refused.file}。请从备份中找回整个 keys 文件夹；新的密钥打不开已有的密文，所以没有自动生成。`;
    case 'key-malformed':
      return `密钥文件 ${refused.file} 已损坏，或者不是本程序的密钥。请从备份中找回该文件。`;
  }
}
