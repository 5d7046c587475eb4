/** Words of units, wherever they are shown. */
export const words = {
  search: '查找单位，输入名称中的字',
  noneFound: '没有符合的单位。请减少几个字再找。',
  noUnits: '还没有导入单位。',
} as const;
