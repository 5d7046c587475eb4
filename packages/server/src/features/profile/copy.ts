/** Words of the copy that somebody takes of what is held about them. */
export const exportWords = {
  fileName: (day: string, format: 'xlsx' | 'json') => `本人信息-${day}.${format}`,
  readme: '说明',
  title: '本系统保存的关于您的信息',
  lines: (made: { readonly at: string; readonly name: string; readonly login: string }): readonly string[] => [
    `本文件由 ${made.name}（登录名 ${made.login}）于 ${made.at}（北京时间）下载，下载已记入审计记录。`,
    '依据《中华人民共和国个人信息保护法》第四十五条，您有权查阅、复制您的个人信息；第四十六条，发现信息不准确、不完整的，有权请求更正、补充。',
    '更正人员、任职等信息，请找本单位管理员；对考核事实有异议，请在系统中提出，或者向考核办提出。',
    '密码和动态口令密钥不在本文件中：密码只保存无法还原的摘要，系统里没有人能看到。',
    '单位过去导入的 Excel 文件的原始行不逐人保存，不在本文件中；导入后形成的人员、任职信息都在。',
    '各工作表的内容如下；没有内容的工作表只有表头。',
  ],
  cut: (most: number) => `操作记录很多，本文件只列最近 ${most} 条；需要更早的记录，请向审计管理员提出。`,
  contents: ['工作表', '内容', '条数'],
  erased: '（内容已依法删除）',
  evidence: (name: string, hash: string) => `${name}（SHA-256 ${hash}）`,
  asVoter: '投票人',
  asJuror: '评委',
  asSubject: '评分对象',
  yes: '是',
  no: '否',
  presides: '主持',
  invited: '参会',
} as const;

/** Sheets, with what each holds and its columns by field. */
export const sectionWords = {
  account: {
    name: '账号',
    about: '您的登录账号。',
    columns: {
      login: '登录名',
      name: '姓名',
      createdAt: '开通时间',
      passwordSetAt: '密码设置时间',
      totpSince: '动态口令启用时间',
      failures: '连续输错密码次数',
      lockedUntil: '锁定至',
      disabledAt: '停用时间',
    },
  },
  pastPasswords: { name: '密码更换', about: '您更换密码的时间，不含密码。', columns: { setAt: '时间' } },
  sessions: {
    name: '登录设备',
    about: '您的登录：设备、来源地址和起止时间。',
    columns: { createdAt: '登录时间', seenAt: '最近使用', endedAt: '结束时间', device: '设备', address: '来源地址' },
  },
  identities: {
    name: '统一认证',
    about: '您绑定的统一身份认证。',
    columns: { issuer: '认证平台', subject: '平台中的编号', linkedAt: '绑定时间' },
  },
  roles: {
    name: '角色',
    about: '您现有和曾有的角色。',
    columns: { role: '角色', unit: '单位', grantedAt: '授予时间', endedAt: '收回时间' },
  },
  person: {
    name: '人员',
    about: '花名册中您的信息。',
    columns: { code: '工号', name: '姓名', pinyin: '拼音', initials: '拼音首字母', phone: '电话' },
  },
  tenures: {
    name: '任职',
    about: '您的任职经历。',
    columns: {
      unit: '单位',
      post: '职务',
      rank: '职级',
      duty: '职责类别',
      staffing: '人员身份',
      concurrent: '兼任',
      since: '起',
      until: '止',
    },
  },
  standings: {
    name: '状态',
    about: '请假、试用、处分、借调等状态。',
    columns: { kind: '类别', detail: '说明', document: '文号', since: '起', until: '止' },
  },
  oversight: {
    name: '分管',
    about: '您分管的单位和内设机构。',
    columns: { unit: '单位', since: '起', until: '止' },
  },
  chain: {
    name: '评价关系',
    about: '另行指定的评价关系：谁评价您，您评价谁。',
    columns: { person: '被评价人', step: '层级', reviewer: '评价人', reason: '理由', since: '起', until: '止' },
  },
  changes: {
    name: '信息变更',
    about: '花名册中关于您的信息的历次变更。',
    columns: { at: '时间', entity: '所在表', before: '变更前', after: '变更后' },
  },
  meetings: {
    name: '述职测评会',
    about: '您主持、述职或者应邀参加的会议。提交了的述职报告和上级点评在“考核事实”中。',
    columns: {
      title: '会议',
      day: '日期',
      place: '地点',
      part: '参加方式',
      arrived: '到会',
      report: '述职报告',
      draft: '未提交的草稿',
    },
  },
  rounds: {
    name: '考核',
    about: '您作为考核对象参加的考核，以及固定下来的身份信息和评鉴人。',
    columns: { name: '考核', from: '考核期从', to: '到', values: '方案用到的信息', reviewers: '评鉴人' },
  },
  events: {
    name: '加分减分',
    about: '考核中为您提出的加分减分，由谁提出、怎样处理，以及您的说明。',
    columns: {
      round: '考核',
      code: '事项',
      level: '级别',
      occurrences: '次数',
      day: '日期',
      text: '事实',
      state: '状态',
      by: '提出人',
      at: '提出时间',
      decider: '审核人',
      decidedAt: '审核时间',
      reason: '理由',
      answer: '本人说明',
      files: '佐证材料',
    },
  },
  polls: {
    name: '测评',
    about: '您可以投票或者接受评价的测评。投了什么、给了谁什么评价不留姓名，这里也没有。',
    columns: { title: '测评', as: '身份', group: '评价主体', drawn: '已领票', at: '建立时间' },
  },
  juries: {
    name: '评委评分',
    about: '您当过评委、接受过评分的场次；您给的分数不留姓名，这里也没有。',
    columns: { title: '评分', day: '日期', as: '身份', role: '组别', recusals: '回避' },
  },
  facts: {
    name: '考核事实',
    about: '记录在您名下的考核事实，原文照录。',
    columns: {
      at: '记录时间',
      kind: '种类',
      authority: '记录依据',
      by: '记录人',
      body: '内容',
      evidence: '佐证材料',
      corrects: '更正的事实',
      id: '编号',
    },
  },
  audit: {
    name: '操作记录',
    about: '您的操作，以及别人对您的信息的操作，包括谁查看过您的档案。',
    columns: {
      at: '时间',
      action: '事项',
      outcome: '结果',
      actor: '操作人',
      subject: '操作对象',
      address: '来源地址',
      device: '设备',
      detail: '说明',
      id: '记录编号',
    },
  },
} as const;

export type SectionKey = keyof typeof sectionWords;

export const dutyNames: { readonly [duty: string]: string } = {
  principal: '主要领导',
  inCharge: '分管领导',
  sectionHead: '股组长',
  staff: '一般人员',
};

export const standingNames: { readonly [kind: string]: string } = {
  leave: '请假',
  probation: '试用期',
  sanction: '处分',
  investigation: '接受调查',
  secondment: '借调',
};
