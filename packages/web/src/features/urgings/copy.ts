export const words = {
  title: (stage: string): string => `“${stage}”在等谁`,
  person: '姓名',
  count: '待办',
  counted: (count: number): string => `${count} 项`,
  urged: '今天已催办',
  urge: '催办',
  urgeOf: (name: string): string => `催办：${name}`,
  urgeAll: (people: number): string => `催办全部 ${people} 人`,
  done: (urged: number, already: number): string =>
    already === 0 ? `已催办 ${urged} 人。` : `已催办 ${urged} 人；另有 ${already} 人今天已经催过，不再重复。`,
} as const;
