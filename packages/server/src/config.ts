/**
 * The only reader of the environment. What is wrong with a setting is told before anything is opened, in a sentence that names it.
 */
import { resolve } from 'node:path';
import type { SmtpSettings } from './ports/smtp.ts';

export interface Config {
  /** Where the server listens. */
  readonly host: string;
  readonly port: number;
  /** Absolute: the embedded database, evidence files and keys live in it. */
  readonly dataFolder: string;
  /** An operator's own PostgreSQL (15 or newer); absent: the embedded one. */
  readonly databaseUrl?: string;
  /** What people type into their browsers, without a stroke at the end; absent: only this machine, over plain HTTP. */
  readonly publicUrl?: string;
  /** How many proxies stand before the server and may be believed about a caller's address. */
  readonly trustedProxies: number;
  readonly logLevel: LogLevel;
  /** Single sign-on by OpenID Connect; absent: not offered. */
  readonly openId?: OpenIdConfig;
  /** Mail by SMTP; absent: messages stay in the house. */
  readonly smtp?: SmtpSettings;
}

export interface OpenIdConfig {
  /** What the button says: “用某某平台登录”. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The county whose accounts it signs in. */
  readonly county: string;
  /**
   * A claim whose value is the person's login here: who comes for the first time is then linked without their password. Only where the
   * provider alone decides what stands in it. Absent: everybody signs in once with the password to link.
   */
  readonly loginClaim?: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Environment = Readonly<Record<string, string | undefined>>;
export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly sentences: readonly string[] };

/** The settings, or what is wrong with each as a Chinese sentence. Blank counts as absent. */
export function readConfig(environment: Environment): ReadConfig {
  const sentences: string[] = [];
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const wrong = (name: string, say: string): undefined => {
    sentences.push(`环境变量 ${name}（现为“${environment[name] ?? ''}”）${say}`);
    return undefined;
  };
  const whole = (name: string, otherwise: number, most: number): number => {
    const given = text(name);
    if (given === undefined) return otherwise;
    if (/^\d{1,6}$/.test(given) && Number(given) <= most) return Number(given);
    wrong(name, `应为 0 至 ${most} 的整数。`);
    return otherwise;
  };
  const url = (name: string, protocols: readonly string[]): string | undefined => {
    const given = text(name);
    if (given === undefined) return undefined;
    const parsed = URL.canParse(given) ? new URL(given) : undefined;
    if (parsed === undefined || !protocols.includes(parsed.protocol))
      return wrong(name, `应为以 ${protocols.map((protocol) => `${protocol}//`).join(' 或 ')} 开头的地址。`);
    return given.replace(/\/+$/, '');
  };
  const level = text('LOG_LEVEL') ?? 'info';
  if (!logLevels.some((known) => known === level)) wrong('LOG_LEVEL', `应为 ${logLevels.join('、')} 之一。`);

  const config: Config = {
    host: text('HOST') ?? '127.0.0.1',
    port: whole('PORT', 3000, 65_535),
    dataFolder: resolve(text('DATA_DIR') ?? 'data'),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    publicUrl: url('PUBLIC_URL', ['http:', 'https:']),
    trustedProxies: whole('TRUSTED_PROXIES', 0, 9),
    logLevel: logLevels.find((known) => known === level) ?? 'info',
    openId: openId(text, url, sentences),
    smtp: smtp(text, sentences),
  };
  return sentences.length > 0 ? { ok: false, sentences } : { ok: true, config };
}

function openId(
  text: (name: string) => string | undefined,
  url: (name: string, protocols: readonly string[]) => string | undefined,
  sentences: string[],
): OpenIdConfig | undefined {
  const issuer = url('OIDC_ISSUER', ['http:', 'https:']);
  if (issuer === undefined) return undefined;
  const clientId = text('OIDC_CLIENT_ID');
  const clientSecret = text('OIDC_CLIENT_SECRET');
  const county = text('OIDC_COUNTY');
  if (clientId === undefined || clientSecret === undefined || county === undefined) {
    sentences.push('设了 OIDC_ISSUER，还须设 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 和 OIDC_COUNTY（县区代码）。');
    return undefined;
  }
  const loginClaim = text('OIDC_LOGIN_CLAIM');
  return {
    name: text('OIDC_NAME') ?? '统一身份认证',
    issuer,
    clientId,
    clientSecret,
    county,
    ...(loginClaim === undefined ? {} : { loginClaim }),
  };
}

/** The address holds a password: what is wrong with it is told without it. */
function smtp(text: (name: string) => string | undefined, sentences: string[]): SmtpSettings | undefined {
  const url = text('SHIJI_SMTP_URL');
  if (url === undefined) return undefined;
  const before = sentences.length;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '')
    sentences.push(
      '环境变量 SHIJI_SMTP_URL 应为以 smtp:// 或 smtps:// 开头的地址，例如 smtp://用户名:密码@mail.example.cn:587。',
    );
  const from = text('SHIJI_MAIL_FROM') ?? '';
  if (!/^([^<>@\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(from) || from.includes('<') !== from.endsWith('>'))
    sentences.push('设了 SHIJI_SMTP_URL，还须设 SHIJI_MAIL_FROM（发件人），例如 县考核办 <kaohe@example.cn>。');
  const tls = text('SHIJI_SMTP_TLS') ?? 'required';
  if (tls !== 'required' && tls !== 'none') sentences.push('环境变量 SHIJI_SMTP_TLS 应为 required 或 none。');
  if (tls === 'none' && parsed !== undefined && parsed.username !== '')
    sentences.push('SHIJI_SMTP_TLS 为 none 时密码会明文传送，SHIJI_SMTP_URL 中不能带用户名和密码。');
  return sentences.length > before ? undefined : { url, from, plain: tls === 'none' };
}
