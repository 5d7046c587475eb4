/** Where somebody's final result stands with them. */
export const deliveryStates = {
  read: '本人已查看',
  delivered: '已书面送达',
  waiting: '还没有收到',
  contested: '异议办理中',
} as const;
export type DeliveryState = keyof typeof deliveryStates;
