/** How the program is called, for people: the help, and what is said about a wrong call. */

export const commandNames = [
  'check',
  'score',
  'explain',
  'template',
  'print',
  'compare',
  'fmt',
  'verify',
  'demo',
  'init',
  'serve',
  'backup',
  'restore',
] as const;
export type CommandName = (typeof commandNames)[number];

interface Usage {
  readonly line: string;
  readonly does: string;
  readonly options: readonly (readonly [string, string])[];
}

const SCHEME = ['方案', '方案文件（.yaml），或者只有一个方案文件的文件夹'] as const;
const FACTS = ['事实', '工作簿（.xlsx）或 JSON 文件，各表各列见 docs/facts.md'] as const;
const HISTORY = [
  '--history 往期',
  '往期结果：score --out 写出的结果工作簿，score --json 存下的文件，或者有“往期结果”表的工作簿或 JSON；可写几次',
] as const;
const JSON_OPTION = ['--json', '标准输出只有 JSON，格式见 docs/ 中的 schema'] as const;

const usages: { readonly [C in CommandName]: Usage } = {
  check: {
    line: 'shiji check 方案 [--json]',
    does: '检查方案，指出哪一行有什么错、应当怎样写',
    options: [SCHEME, JSON_OPTION],
  },
  score: {
    line: 'shiji score 方案 事实 [--json | --out 结果.xlsx] [--history 往期]… [--report 报告.html]',
    does: '算出每个对象的得分、名次、等次和结果运用',
    options: [
      SCHEME,
      FACTS,
      JSON_OPTION,
      ['--out 文件.xlsx', '写出结果工作簿'],
      HISTORY,
      ['--report 文件.html', '写出网页报告，一个文件，不需要联网'],
    ],
  },
  explain: {
    line: 'shiji explain 方案 事实 --subject 编号 [--json] [--history 往期]…',
    does: '逐项说明一个对象的得分从何而来',
    options: [SCHEME, FACTS, ['--subject 编号', '对象的编号，或没有重名的姓名'], JSON_OPTION, HISTORY],
  },
  template: {
    line: 'shiji template 方案 --out 文件.xlsx',
    does: '按方案写出空白的事实工作簿，列和下拉选项都已备好',
    options: [SCHEME, ['--out 文件.xlsx', '写到哪里']],
  },
  print: {
    line: 'shiji print 方案 [--out 文件.md | --out 文件.html]',
    does: '把方案写成可以阅读和印发的实施方案',
    options: [SCHEME, ['--out 文件.md、.html', '写到哪里；不写则显示出来']],
  },
  compare: {
    line: 'shiji compare 原方案 新方案 事实 [--json | --out 对照.xlsx] [--history 往期]…',
    does: '用两个方案算同一份事实，说明谁的得分、名次、等次变了，变了多少，为什么',
    options: [
      ['原方案', SCHEME[1]],
      ['新方案', SCHEME[1]],
      FACTS,
      JSON_OPTION,
      ['--out 文件.xlsx', '写出对照工作簿，列出每个人'],
      HISTORY,
    ],
  },
  fmt: {
    line: 'shiji fmt 方案 [--write | --check]',
    does: '把方案排成统一的格式，注释和意思不变；不加选项的，排好的方案写到标准输出',
    options: [SCHEME, ['--write', '写回原文件'], ['--check', '只检查；需要重排的，退出码为 1']],
  },
  demo: {
    line: 'shiji demo [--code]',
    does: '启动演示：内置数据库，一个虚构的县，每类人员一个账号；设置同 serve',
    options: [['--code', '只显示演示管理员此刻的动态口令']],
  },
  init: {
    line: 'shiji init --county 代码 --name 名称',
    does: '建立一个县区和三个管理员账号（系统、安全、审计），给出一次性密码；设置同 serve',
    options: [
      ['--county 代码', '县区代码：小写字母开头，用于地址和核验，以后不能改'],
      ['--name 名称', '县区名称'],
    ],
  },
  serve: {
    line: 'shiji serve',
    does: '启动服务；设置取自环境变量 PORT、HOST、DATA_DIR、DATABASE_URL 等，见 docs/operations.md',
    options: [],
  },
  backup: {
    line: 'shiji backup [--out 文件] [--passphrase-file 口令文件]',
    does: '把整套数据（数据库、佐证、公钥）备份成一个文件，写完重新读出核对；服务照常运行',
    options: [
      ['--out 文件', '写到哪个文件，或者哪个文件夹；不写则在当前文件夹，以时间命名'],
      ['--passphrase-file 文件', '写有口令（至少 12 个字符）的文件；密钥用它加密后放进备份，不写则不放'],
    ],
  },
  restore: {
    line: 'shiji restore 文件 [--passphrase-file 口令文件 | --without-keys] [--accept-broken-ledger]',
    does: '把备份恢复到空的数据文件夹（DATA_DIR）或空的数据库（DATABASE_URL），逐表、逐份佐证、逐条账目核对',
    options: [
      ['文件', 'shiji backup 写出的文件'],
      ['--passphrase-file 文件', '备份时所用的口令'],
      ['--without-keys', '密钥已经遗失，照样恢复：双因素验证全部作废，封存改用新的密钥'],
      ['--accept-broken-ledger', '账与封存时不一致，也照样恢复'],
    ],
  },
  verify: {
    line: 'shiji verify 文件 [--key 公钥] [--checkpoint 封存点]',
    does: '核验归档、证明文件或导出的考核：重算每条事实和每个人的结果，看有没有改动、增删、调换，是不是由公钥的主人出具',
    options: [
      ['文件', '导出的归档（.tar）、个人的证明文件（.json），或者导出的一次考核（.zip），看内容辨认；不需要联网'],
      ['--key 公钥', '从公示处取得的公钥：公钥本身，或者写有公钥的文件'],
      ['--checkpoint 文件', '自己留存的封存点，如公示上印的；归档须与它接得上'],
    ],
  },
};

const TERM_WIDTH = 20;
/** Chinese characters take two columns of a terminal. */
const padded = (text: string): string =>
  text + ' '.repeat(Math.max(2, TERM_WIDTH - [...text].reduce((n, c) => n + (c > '\u2e7f' ? 2 : 1), 0)));

const optionLines = (options: Usage['options']): string[] =>
  options.map(([name, about]) => `  ${padded(name)}${about}`);

/** The help: of one command, or of all. */
export function helpText(about?: CommandName): string[] {
  if (about !== undefined) {
    const { line, does, options } = usages[about];
    return [`用法：${line}`, '', `${does}。`, '', ...optionLines(options)];
  }
  return [
    '实绩 shiji：按写定的方案算分、排名、定等次，每个结果都说明理由。',
    '',
    '用法：',
    ...commandNames.flatMap((name) => [`  ${usages[name].line}`, `      ${usages[name].does}`]),
    '  shiji --help | --version',
    '',
    '用 shiji 命令 --help 看某个命令的详细说明。',
    '',
    '退出码：0 完成（可以有警告）；1 输入有错误，全部列出，不写任何文件；2 用法不对，或者文件找不到、读不了、写不了。',
  ];
}

/** A wrong call: what is wrong, and how it should be. */
export interface WrongUsage {
  readonly command: 'wrong';
  readonly text: string;
  readonly of?: CommandName;
}

export function wrongUsageText({ text, of }: Pick<WrongUsage, 'text' | 'of'>): string[] {
  return of === undefined
    ? [text, ...commandNames.map((name) => `用法：${usages[name].line}`)]
    : [text, `用法：${usages[of].line}`];
}
