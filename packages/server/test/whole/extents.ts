/** How large a quarter is played. */
import type { Extent } from './playing.ts';

/** All 62 departments and towns of the demonstration's county, thirteen weeks. */
export const wholeCounty: Extent = {
  from: '2026-01-01',
  to: '2026-03-31',
  begins: '2026-01-04',
  hands: 12,
  kills: 3,
};

/** Four departments, three weeks and a month's end. */
export const small: Extent = {
  organizations: ['县委统战部', '县科学技术局', '县林业局', '县统计局'],
  from: '2026-03-16',
  to: '2026-04-05',
  begins: '2026-03-16',
  hands: 8,
  kills: 1,
};

/** After it, on the same server: people of other departments by another scheme. */
export const smallXiulin: Extent = {
  organizations: ['县医疗保障局', '县退役军人事务局'],
  from: '2026-05-11',
  to: '2026-05-31',
  begins: '2026-05-11',
  hands: 8,
  kills: 1,
};
