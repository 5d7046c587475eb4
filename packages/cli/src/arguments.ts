/** The command line, read. Nothing is touched yet. */
import { parseArgs } from 'node:util';
import { isOption, plainOption, suggested } from './typed-words.ts';
import { type CommandName, commandNames, type WrongUsage } from './usage.ts';

export interface CheckArguments {
  readonly command: 'check';
  readonly scheme: string;
  readonly json: boolean;
}
export interface ScoreArguments {
  readonly command: 'score';
  readonly scheme: string;
  readonly facts: string;
  readonly json: boolean;
  readonly out?: string;
  readonly history: readonly string[];
  readonly report?: string;
}
export interface ExplainArguments {
  readonly command: 'explain';
  readonly scheme: string;
  readonly facts: string;
  readonly subject: string;
  readonly json: boolean;
  readonly history: readonly string[];
}
export interface TemplateArguments {
  readonly command: 'template';
  readonly scheme: string;
  readonly out: string;
}
export interface PrintArguments {
  readonly command: 'print';
  readonly scheme: string;
  readonly out?: string;
}
export interface CompareArguments {
  readonly command: 'compare';
  readonly before: string;
  readonly after: string;
  readonly facts: string;
  readonly json: boolean;
  readonly out?: string;
  readonly history: readonly string[];
}
export interface FmtArguments {
  readonly command: 'fmt';
  readonly scheme: string;
  readonly write: boolean;
  readonly check: boolean;
}
export interface VerifyArguments {
  readonly command: 'verify';
  readonly file: string;
  readonly key?: string;
  readonly checkpoint?: string;
}
export interface DemoArguments {
  readonly command: 'demo';
  readonly code: boolean;
}
export interface InitArguments {
  readonly command: 'init';
  readonly county: string;
  readonly name: string;
}
export interface ServeArguments {
  readonly command: 'serve';
}
export interface BackupArguments {
  readonly command: 'backup';
  readonly out?: string;
  readonly passphraseFile?: string;
}
export interface RestoreArguments {
  readonly command: 'restore';
  readonly file: string;
  readonly passphraseFile?: string;
  readonly withoutKeys: boolean;
  readonly acceptBrokenLedger: boolean;
}
export type Asked =
  | BackupArguments
  | CheckArguments
  | CompareArguments
  | FmtArguments
  | ScoreArguments
  | ExplainArguments
  | TemplateArguments
  | PrintArguments
  | DemoArguments
  | InitArguments
  | RestoreArguments
  | ServeArguments
  | VerifyArguments
  | { readonly command: 'help'; readonly about?: CommandName }
  | { readonly command: 'version' }
  | WrongUsage;

const flag = { type: 'boolean' } as const;
/** Taken as lists, so that an option that is written twice is noticed and neither value silently lost. */
const value = { type: 'string', multiple: true } as const;

const options = {
  check: { json: flag },
  score: { json: flag, out: value, history: value, report: value },
  explain: { json: flag, subject: value, history: value },
  template: { out: value },
  print: { out: value },
  compare: { json: flag, out: value, history: value },
  fmt: { write: flag, check: flag },
  demo: { code: flag },
  init: { county: value, name: value },
  serve: {},
  backup: { out: value, 'passphrase-file': value },
  restore: { 'passphrase-file': value, 'without-keys': flag, 'accept-broken-ledger': flag },
  verify: { key: value, checkpoint: value },
} as const satisfies { readonly [C in CommandName]: object };

const positionals = {
  check: ['方案'],
  score: ['方案', '事实'],
  explain: ['方案', '事实'],
  template: ['方案'],
  print: ['方案'],
  compare: ['原方案', '新方案', '事实'],
  fmt: ['方案'],
  demo: [],
  init: [],
  serve: [],
  backup: [],
  restore: ['文件'],
  verify: ['文件'],
} as const satisfies { readonly [C in CommandName]: readonly string[] };

/** Reads the arguments after the program's name. A wrong call comes back as such, with a Chinese sentence. */
export function parseArguments(argv: readonly string[]): Asked {
  const [first, ...rest] = argv;
  if (first === undefined) return wrong('请写明要做什么。');
  if (first === '--help' || first === '-h') return { command: 'help' };
  if (first === '--version') return { command: 'version' };
  const command = commandNames.find((name) => name === first);
  if (first === 'help') return helpAbout(rest[0]);
  if (command === undefined) return wrong(unknownFirst(first));
  if (beforeEnd(rest).some((word) => word === '--help' || word === '-h')) return { command: 'help', about: command };
  const parsed = parse(command, rest);
  return 'command' in parsed ? parsed : build(command, parsed);
}

/** `help` and `help score`, as many programs take them. */
function helpAbout(name: string | undefined): Asked {
  const about = commandNames.find((command) => command === name);
  if (name !== undefined && about === undefined) return wrong(unknownFirst(name));
  return { command: 'help', ...(about === undefined ? {} : { about }) };
}

function unknownFirst(written: string): string {
  const list = `命令有：${commandNames.join('、')}。`;
  return isOption(written)
    ? `没有“${written}”这个选项。${suggested(written, ['--help', '--version'], list)}`
    : `没有“${written}”这个命令。${suggested(written, commandNames, list)}`;
}

/** Everything after `--` is a name, even if it looks like an option. */
function beforeEnd(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return end === -1 ? words : words.slice(0, end);
}

type Values = ReadonlyMap<string, readonly string[]>;

/** Option values by name, positionals under their Chinese names. */
function parse(command: CommandName, args: readonly string[]): Values | WrongUsage {
  const known: { readonly [name: string]: { readonly type: 'boolean' | 'string'; readonly multiple?: true } } =
    options[command];
  for (const word of beforeEnd(args)) {
    const plain = plainOption(word);
    if (plain !== undefined) return wrong(`“${word}”前面的横线是中文的，请改成两个半角减号：${plain}。`, command);
  }
  let read: { values: object; positionals: readonly string[] };
  try {
    read = parseArgs({ args: [...args], options: { ...known }, allowPositionals: true, strict: true });
  } catch (error) {
    return refused(error, command, Object.keys(known), args);
  }
  const wanted = positionals[command];
  const values = new Map<string, readonly string[]>(
    Object.entries(read.values).map(([name, v]) => [name, Array.isArray(v) ? v.map(String) : ['']]),
  );
  for (const [name, given] of values) {
    if (given.length > 1 && name !== 'history')
      return wrong(`--${name} 写了 ${given.length} 次，只能写一次。`, command);
    if (known[name]?.type === 'string' && given.includes('')) return wrong(`--${name} 后面没有写内容。`, command);
  }
  const lacking = wanted.find((_, i) => (read.positionals[i] ?? '') === '');
  if (lacking !== undefined) return wrong(`缺少${lacking}。`, command);
  const extra = read.positionals[wanted.length];
  if (extra !== undefined) return wrong(`多出了“${extra}”。`, command);
  wanted.forEach((name, i) => {
    values.set(name, [read.positionals[i] ?? '']);
  });
  return values;
}

function build(command: CommandName, values: Values): Asked {
  const one = (name: string): string | undefined => values.get(name)?.[0];
  const scheme = one('方案') ?? '';
  const facts = one('事实') ?? '';
  const json = values.has('json');
  const history = values.get('history') ?? [];
  const [out, report, subject] = [one('out'), one('report'), one('subject')];
  const [key, checkpoint, passphraseFile] = [one('key'), one('checkpoint'), one('passphrase-file')];
  const misnamed =
    (command === 'backup'
      ? undefined
      : wrongEnding('out', out, command === 'print' ? ['.md', '.html', '.htm'] : ['.xlsx'])) ??
    wrongEnding('report', report, ['.html', '.htm']);
  if (misnamed !== undefined) return wrong(misnamed, command);
  switch (command) {
    case 'check':
      return { command, scheme, json };
    case 'score':
      if (json && out !== undefined) return wrong('--json 和 --out 只能用一个。', command);
      return {
        command,
        scheme,
        facts,
        json,
        history,
        ...(out === undefined ? {} : { out }),
        ...(report === undefined ? {} : { report }),
      };
    case 'explain':
      if (subject === undefined) return wrong('请用 --subject 写明对象的编号。', command);
      return { command, scheme, facts, subject, json, history };
    case 'template':
      if (out === undefined) return wrong('请用 --out 写明写到哪个文件。', command);
      return { command, scheme, out };
    case 'print':
      return { command, scheme, ...(out === undefined ? {} : { out }) };
    case 'compare':
      if (json && out !== undefined) return wrong('--json 和 --out 只能用一个。', command);
      return {
        command,
        before: one('原方案') ?? '',
        after: one('新方案') ?? '',
        facts,
        json,
        history,
        ...(out === undefined ? {} : { out }),
      };
    case 'fmt':
      if (values.has('write') && values.has('check')) return wrong('--write 和 --check 只能用一个。', command);
      return { command, scheme, write: values.has('write'), check: values.has('check') };
    case 'demo':
      return { command, code: values.has('code') };
    case 'init': {
      const [county, name] = [one('county'), one('name')];
      if (county === undefined) return wrong('请用 --county 写明县区代码。', command);
      if (name === undefined) return wrong('请用 --name 写明县区名称。', command);
      return { command, county, name };
    }
    case 'serve':
      return { command };
    case 'backup':
      return {
        command,
        ...(out === undefined ? {} : { out }),
        ...(passphraseFile === undefined ? {} : { passphraseFile }),
      };
    case 'restore':
      if (passphraseFile !== undefined && values.has('without-keys'))
        return wrong('--passphrase-file 和 --without-keys 只能用一个。', command);
      return {
        command,
        file: one('文件') ?? '',
        ...(passphraseFile === undefined ? {} : { passphraseFile }),
        withoutKeys: values.has('without-keys'),
        acceptBrokenLedger: values.has('accept-broken-ledger'),
      };
    case 'verify':
      return {
        command,
        file: one('文件') ?? '',
        ...(key === undefined ? {} : { key }),
        ...(checkpoint === undefined ? {} : { checkpoint }),
      };
  }
}

function wrongEnding(option: string, path: string | undefined, endings: readonly string[]): string | undefined {
  if (path === undefined || endings.some((ending) => path.toLowerCase().endsWith(ending))) return undefined;
  const [last, ...others] = [...endings].reverse();
  const known = others.length === 0 ? last : `${others.reverse().join('、')} 或 ${last}`;
  return `--${option} 的文件名须以 ${known} 结尾，现在是“${path}”。`;
}

function refused(error: unknown, command: CommandName, known: readonly string[], args: readonly string[]): WrongUsage {
  const { code, message } = error as { code?: string; message: string };
  // The library names the option in quotation marks, a value with it as `--out <value>`.
  const option = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? '';
  const all = known.map((name) => `--${name}`);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    // Of `-out` the library names the first letter only.
    const written = beforeEnd(args).find((word) => /^-[^-]/.test(option) && word.startsWith(option)) ?? option;
    return wrong(`没有“${written}”这个选项。${suggested(written, all, `可用的有：${all.join('、')}。`)}`, command);
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const takes = Object.entries(options[command]).some(([name, o]) => `--${name}` === option && o.type === 'string');
    return wrong(takes ? `${option} 后面没有写内容。` : `${option} 后面不写内容。`, command);
  }
  throw error;
}

const wrong = (text: string, of?: CommandName): WrongUsage => ({
  command: 'wrong',
  text,
  ...(of === undefined ? {} : { of }),
});
