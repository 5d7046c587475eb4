/** Words of signing in. */
export const words = {
  county: '县（市、区）',
  login: '账号',
  password: '密码',
  signIn: '登录',
  or: '或',
  linking: (provider: string) => `这台设备上的“${provider}”身份还没有绑定账号。请用账号和密码登录。`,
  link: (provider: string) => `同时绑定这个“${provider}”身份`,
  linkNote: (provider: string) =>
    `绑定后，用这个身份就能登录你的账号。“${provider}”里不是本人的，或者在公用电脑上的，请不要勾选。`,
  code: '动态验证码',
  codeHint: '打开手机上的验证器，输入“实绩”一项当前的 6 位数字。',
  confirm: '确认',
  another: '换一个账号',
  enrolTitle: '绑定验证器',
  enrolLead: '你的岗位要求两步登录。请用手机验证器扫描二维码，或手工录入密钥，再输入显示的 6 位数字。',
  enrolLeadPhone: '你的岗位要求两步登录。请点“在验证器中打开”，或把密钥录入手机验证器，再输入显示的 6 位数字。',
  enrolKey: '密钥',
  enrolOpen: '在验证器中打开',
  current: '现在的密码',
  replacement: '新密码',
  again: '再输一遍新密码',
  differs: '两次输入的新密码不一致，请重新输入。',
  change: '更改密码',
  firstChange: '第一次登录，请先设一个只有自己知道的密码。',
  missing: {
    login: '请输入账号。',
    password: '请输入密码。',
    code: '请输入 6 位数字。',
    current: '请输入现在的密码。',
    replacement: '请输入新密码。',
  },
  expiredTitle: '登录已超时',
  expiredLead: '填写的内容都还在。重新登录后，刚才的操作会接着完成。',
  giveUp: '放弃操作，退出登录',
  tagline: '一把尺子量到底，每一分都说得清',
  promises: [
    ['一次制定', '全县一套办法，各乡镇、各部门同一口径计算。'],
    ['一分钟办完', '记事、审核、测评在手机上完成，不另外填表。'],
    ['每分有据', '分数逐项展开到条款和事实，可以复算，可以申诉。'],
  ],
  forgot: '忘记密码或账号被锁定的，请联系系统管理员。',
} as const;

/** Of where somebody is signed in. */
export const sessionWords = {
  current: '本机',
  times: (since: string, seen: string) => `${since}登录，${seen}使用过`,
  end: '退出登录',
  endOthers: (count: number) => `退出其他 ${count} 处登录`,
  confirm: '退出这处登录？',
  confirmWhat: (device: string, since: string) =>
    `“${device}”上 ${since}的登录将立即失效，那里没有提交的内容不会自动提交。不是本人登录的，退出后请更改密码。`,
  confirmOthers: '退出其他各处登录？',
  confirmOthersWhat: (count: number) => `本机以外的 ${count} 处登录将立即失效，再用须重新登录。本机不受影响。`,
  ended: (device: string) => `“${device}”上的登录已退出。`,
  endedOthers: (count: number) => `其他 ${count} 处登录已退出。`,
} as const;
