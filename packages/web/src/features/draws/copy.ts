export const drawWords = {
  title: (title: string) => `待我测评：${title}`,
  group: (group: string) => `请以“${group}”身份评价。`,
  secret: '投票不记名，点开后领到一张只能用一次的选票。',
  go: '去测评',
  goOn: '接着测评',
  until: (moment: string) => `${moment}前`,
} as const;
