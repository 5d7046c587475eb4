/** What somebody sees in the list of their devices: enough to tell a phone from the office's computer, not enough to follow anybody. */

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\/(\d+)/, '微信'],
  [/wxwork\/(\d+)/, '企业微信'],
  [/DingTalk\/(\d+)/, '钉钉'],
  [/Qaxbrowser/i, '奇安信浏览器'],
  [/Edg\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/i, '鸿蒙'],
  [/Android/, '安卓手机'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows 电脑'],
  [/UOS|Kylin|Linux/i, 'Linux 电脑'],
  [/Mac OS X/, 'Mac 电脑'],
];

export function deviceOf(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent));
  const version = browser?.[0].exec(agent)?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  const named = browser && (version === undefined ? browser[1] : `${browser[1]} ${version}`);
  return [system, named].filter((part) => part !== undefined).join(' · ') || '未知设备';
}
