/** The words of rulings: officials write them in Chinese, programs in English; either way they mean one thing. */
import { halfWidth } from '../text/half-width.ts';
import type { RulingKind } from './facts.ts';

const kinds = {
  subject: ['对象'],
  pool: ['范围', '名次范围'],
  poll: ['测评'],
  fact: ['记录'],
  run: ['本期'],
} as const satisfies { readonly [K in RulingKind]: readonly [string, ...string[]] };

/** By the first word of a setting; what stands behind its point (a level, an indicator) stays as it is. */
const settings = {
  exception: ['例外'],
  grade: ['调整等次', '等次'],
  later: ['补定等次'],
  seat: ['名额'],
  share: ['比例'],
  missing: ['缺项'],
  cent: ['尾差'],
  void: ['作废'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;
type Setting = keyof typeof settings;

const answers = { yes: ['是', '得', '列入'], no: ['否', '不得', '不列入'] } as const;
const leftOut = { skip: ['不计'], redistribute: ['分担'], rescale: ['折算'] } as const;

/** What a ruling's cells mean; what is no known word stays as it was written, to be refused. */
export function plainRuling(written: { readonly kind: string; readonly setting: string; readonly value: string }): {
  kind: string;
  setting: string;
  value: string;
} {
  const setting = plainSetting(written.setting);
  const words = /^(seat\b|cent\b|void$)/.test(setting) ? answers : setting.startsWith('missing') ? leftOut : {};
  // Numbers and per cents are read as those of other tables.
  const value = /^(missing|share)\b/.test(setting) ? halfWidth(written.value) : written.value;
  return { kind: plainKind(written.kind), setting, value: meantBy(value, words) };
}

export const plainKind = (written: string): string => meantBy(written, kinds);

/** `名额.优秀` as `seat.优秀`. Chinese keyboards write the point in several ways. */
function plainSetting(written: string): string {
  const [, head = '', point = '', rest = ''] = /^([^.．。：:]*)([.．。：:]?)(.*)$/su.exec(written) ?? [];
  const word = meantBy(head.trim(), settings);
  return point === '' ? word : Object.hasOwn(settings, word) ? `${word}.${rest.trim()}` : written;
}

function meantBy(written: string, words: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(words).find(([, names]) => names.includes(written))?.[0] ?? written;
}

/** The kinds that something can be ruled on, as people write them: nothing can be ruled on a period. */
export const spokenKinds = { subject: kinds.subject[0], pool: kinds.pool[0], poll: kinds.poll[0], fact: kinds.fact[0] };

/** A setting as people write it: `名额.优秀`. */
export function spokenSetting(setting: Setting, of?: string): string {
  const [word] = settings[setting];
  return of === undefined ? word : `${word}.${of}`;
}

/** The words that a ruling may say, as people write them. */
export const spokenAnswers: readonly string[] = [answers.yes[0], answers.no[0]];
export const spokenLeftOut = (word: keyof typeof leftOut): string => leftOut[word][0];
