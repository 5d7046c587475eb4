import { describe, expect, it } from 'vitest';
import { type Environment, readConfig } from '../src/config.ts';

function config(environment: Environment) {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.sentences.join('\n'));
  return read.config;
}

function sentences(environment: Environment): readonly string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.sentences;
}

describe('settings', () => {
  it('need none: only this machine, port 3000, the folder data, the embedded database', () => {
    expect(config({})).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: undefined, logLevel: 'info' });
    expect(config({}).dataFolder).toBe(`${process.cwd()}/data`);
  });

  it('are taken from the environment, without spaces around them; blank is absent', () => {
    const taken = config({
      HOST: '0.0.0.0',
      PORT: ' 8080 ',
      DATA_DIR: '/srv/实绩',
      DATABASE_URL: '',
      TRUSTED_PROXIES: '1',
    });
    expect(taken).toMatchObject({ host: '0.0.0.0', port: 8080, dataFolder: '/srv/实绩', trustedProxies: 1 });
    expect(taken.databaseUrl).toBeUndefined();
  });

  it.each([
    ['PORT', '八千', '环境变量 PORT（现为“八千”）应为 0 至 65535 的整数。'],
    ['PORT', '70000', '环境变量 PORT（现为“70000”）应为 0 至 65535 的整数。'],
    [
      'DATABASE_URL',
      'mysql://x',
      '环境变量 DATABASE_URL（现为“mysql://x”）应为以 postgres:// 或 postgresql:// 开头的地址。',
    ],
    [
      'PUBLIC_URL',
      'shiji.example',
      '环境变量 PUBLIC_URL（现为“shiji.example”）应为以 http:// 或 https:// 开头的地址。',
    ],
    ['LOG_LEVEL', 'loud', '环境变量 LOG_LEVEL（现为“loud”）应为 fatal、error、warn、info、debug、trace、silent 之一。'],
  ])('%s=%s is refused by name', (name, value, sentence) => {
    expect(sentences({ [name]: value })).toEqual([sentence]);
  });

  it('of mail come all or not at all, and what is wrong is told without the password', () => {
    expect(config({}).smtp).toBeUndefined();
    const url = 'smtp://kaohe:geheim@mail.example.cn:587';
    const SHIJI_MAIL_FROM = '县考核办 <kaohe@example.cn>';
    expect(config({ SHIJI_SMTP_URL: url, SHIJI_MAIL_FROM }).smtp).toEqual({ url, from: SHIJI_MAIL_FROM, plain: false });
    expect(sentences({ SHIJI_SMTP_URL: url })).toEqual([
      '设了 SHIJI_SMTP_URL，还须设 SHIJI_MAIL_FROM（发件人），例如 县考核办 <kaohe@example.cn>。',
    ]);
    expect(sentences({ SHIJI_SMTP_URL: url, SHIJI_MAIL_FROM, SHIJI_SMTP_TLS: 'none' })).toEqual([
      'SHIJI_SMTP_TLS 为 none 时密码会明文传送，SHIJI_SMTP_URL 中不能带用户名和密码。',
    ]);
    expect(sentences({ SHIJI_SMTP_URL: url, SHIJI_MAIL_FROM, SHIJI_SMTP_TLS: 'maybe' })).toHaveLength(1);
    const wrong = sentences({ SHIJI_SMTP_URL: 'http://geheim@mail.example.cn', SHIJI_MAIL_FROM: 'x <y@z' });
    expect(wrong).toHaveLength(2);
    expect(wrong.join()).not.toContain('geheim');
  });

  it('of single sign-on come all or not at all', () => {
    expect(sentences({ OIDC_ISSUER: 'https://id.example' })).toEqual([
      '设了 OIDC_ISSUER，还须设 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 和 OIDC_COUNTY（县区代码）。',
    ]);
    const whole = {
      OIDC_ISSUER: 'https://id.example/',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
      OIDC_COUNTY: 'qinghe',
    };
    expect(config(whole).openId).toEqual({
      name: '统一身份认证',
      issuer: 'https://id.example',
      clientId: 'a',
      clientSecret: 'b',
      county: 'qinghe',
    });
    expect(config({ ...whole, OIDC_LOGIN_CLAIM: 'employee' }).openId?.loginClaim).toBe('employee');
  });

  it('are all told at once when several are wrong', () => {
    expect(sentences({ PORT: 'x', LOG_LEVEL: 'y' }).length).toBe(2);
  });
});
