/** Why a database can't be used as it is, for an operator. */
import type { Migrated } from './migrate.ts';

export function migrationSentence(refused: Extract<Migrated, { readonly ok: false }>): string {
  switch (refused.refusal) {
    case 'database-newer':
      return `数据库的表结构（第 ${refused.version} 版）比本程序新。请改用较新的程序；数据没有改动。`;
    case 'migration-changed':
      return `数据库第 ${refused.version} 版表结构与本程序所带的不一致，可能程序文件被改动过。请换用原来的程序文件；数据没有改动。`;
    case 'database-too-old':
      return `数据库是 PostgreSQL ${refused.server}，本程序需要 15 或更高版本。请升级数据库，或者不设 DATABASE_URL 而使用内置的数据库。`;
  }
}
