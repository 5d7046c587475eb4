/** Shares of grades that stand in principle: what may be approved beyond them. */
import { placedFigures, type RawFacts, type Scheme } from '@shiji/engine';

/** A grade whose share stands in principle; `most`: what may be approved at most, as the scheme writes it. */
export interface ApprovableLevel {
  readonly level: string;
  readonly most?: string;
}

/** Each level once, in the order of the scheme. */
export function approvableLevels(scheme: Scheme): readonly ApprovableLevel[] {
  const found = new Map<string, ApprovableLevel>();
  for (const { figure } of placedFigures(scheme))
    for (const { level, atMost, soft } of figure.term.kind === 'grade' ? (figure.term.seats ?? []) : []) {
      if (soft === undefined || atMost === undefined || (typeof atMost === 'object' && 'people' in atMost)) continue;
      const most = soft === true ? undefined : written(scheme, soft.atMost);
      found.set(level, { level, ...(most === undefined ? {} : { most }) });
    }
  return [...found.values()];
}

/** A parameter that changes by date has no single value to show. */
function written(scheme: Scheme, amount: string | object): string | undefined {
  if (typeof amount === 'string') return amount;
  const id = 'parameter' in amount ? amount.parameter : undefined;
  const value = scheme.parameters?.find((one) => one.id === id)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Shares beyond the scheme's in the tables of a version, as sentences for everybody: whose, who approved it, why. */
export function approvedShares(scheme: Scheme, { rulings = [] }: RawFacts['tables']): readonly string[] {
  const levels = new Set(approvableLevels(scheme).map(({ level }) => level));
  return rulings.flatMap(({ kind, target, setting, value, by, reason }) => {
    const level = kind === 'pool' ? shareSetting(String(setting)) : undefined;
    return level === undefined || !levels.has(level)
      ? []
      : [`${target}“${level}”的比例，经${by}批准为 ${value}。理由：${reason}。`];
  });
}

/** Of a ruling: that it sets the share of a level. Rulings are written in either language. */
export function shareSetting(setting: string): string | undefined {
  const [, level] = /^(?:share|比例)[.．。：:](.+)$/.exec(setting) ?? [];
  return level;
}
