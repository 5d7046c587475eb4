/** Sentences of troubles between the browser and the server. */
import type { Trouble } from './problem.ts';

export const troubleTitles: Readonly<Record<Trouble, string>> = {
  offline: '设备没有连接网络。请检查网络后重试，已填写的内容不会丢失。',
  unreachable: '连接不到服务器。请检查网络或单位专网连接后重试，已填写的内容不会丢失。',
  timeout: '服务器在规定时间内没有答复。请稍后重试，已填写的内容不会丢失。',
  server: '服务器处理时出错，本次操作没有完成。请稍后重试；仍不成功的，请联系系统管理员。',
  unreadable: '服务器的答复无法读取，可能被网络设备改动。请刷新页面后重试。',
  expired: '登录已超时，请重新登录。',
  cancelled: '操作已取消。',
};
