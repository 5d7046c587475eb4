/**
 * How a refusal is told: its HTTP status and its sentence. A slice keeps a table of its own beside its routes; here stand those that
 * any route may answer with. `{name}` stands for a value of the refusal.
 */
export interface RefusalWords {
  readonly status: number;
  /** What is wrong and what to do, in Chinese. */
  readonly title: string;
  /** Sentences that say more, by the value `because`; for any other the title holds. */
  readonly because?: { readonly [why: string]: string };
}

export type RefusalTable = { readonly [code: string]: RefusalWords };

/** Keeps the codes of a table in its type. */
export function refusalTable<const T extends RefusalTable>(table: T): T {
  return table;
}

export const commonRefusals = refusalTable({
  'not-signed-in': { status: 401, title: '请先登录。' },
  'session-ended': {
    status: 401,
    title: '登录已失效，请重新登录。已填写的内容仍然保留。',
    because: {
      'signed-out': '您已退出登录，请重新登录。',
      idle: '较长时间没有操作，登录已自动退出，请重新登录。已填写的内容仍然保留。',
      expired: '本次登录已到最长时限，请重新登录。已填写的内容仍然保留。',
      revoked: '这台设备上的登录已在别处被退出，请重新登录。不是本人操作的，请尽快修改密码。',
      'password-changed': '密码已修改，请用新密码重新登录。不是本人修改的，请立即联系系统管理员。',
      disabled: '账号已停用，登录已退出。如有疑问，请联系系统管理员。',
    },
  },
  'sign-in-unfinished': { status: 401, title: '登录还没有完成，请先完成剩下的步骤。' },
  forbidden: { status: 403, title: '您没有权限进行这项操作。如有需要，请联系安全管理员。' },
  'not-from-here': { status: 403, title: '请求不是从本系统页面发出的，已拒绝。请刷新页面后重试。' },
  'not-found': { status: 404, title: '没有找到要看的内容，可能已被移走，或者地址有误。' },
  'invalid-input': { status: 422, title: '填写的内容有误，请按提示修改。' },
  'unreadable-body': { status: 400, title: '提交的内容无法识别，请刷新页面后重试。' },
  'too-large': { status: 413, title: '提交的内容太大，最大为 {limit}。' },
  'wrong-kind': { status: 415, title: '不支持这种格式的内容。' },
  'too-many-requests': { status: 429, title: '操作过于频繁，请 {seconds} 秒后再试。' },
  'key-reused': { status: 409, title: '同一提交编号用在了不同的内容上，请刷新页面后重新提交。' },
  stopping: { status: 503, title: '系统正在重启，请稍后再试。已填写的内容仍然保留。' },
  internal: {
    status: 500,
    title: '系统出了问题，这次操作没有完成，数据没有改动。请稍后重试；仍不行，请把编号 {request} 告诉管理员。',
  },
});

export type CommonRefusal = keyof typeof commonRefusals;

/** A refusal on its way to the edge: data, no sentence and no status yet. */
export interface Refused<Code extends string = string> {
  readonly ok: false;
  readonly refusal: Code;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Where in the input the fault lies, for forms. */
  readonly errors?: readonly InputError[];
}

export interface InputError {
  /** Path in the request, such as `body.name`. */
  readonly at: string;
  readonly message: string;
}

export function refuse<const Code extends string>(
  refusal: Code,
  values?: Readonly<Record<string, string | number>>,
): Refused<Code> {
  return values === undefined ? { ok: false, refusal } : { ok: false, refusal, values };
}

/** Whether an answer is a refusal. */
export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false && 'refusal' in answer;
}
