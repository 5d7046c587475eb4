/** Words of people, wherever they are shown. */
export const words = {
  search: '姓名、拼音、首字母或工号',
  searching: '正在查找',
  noneFound: '没有符合的人。可换姓名、拼音、首字母或工号再找。',
  noPost: '当前没有任职',
} as const;
