/** What results were used for (成果运用): kinds of a county, and single uses. */
import type { Day } from '../roster/model.ts';

export const useEffects = { positive: '正向', negative: '负向' } as const;
export type UseEffect = keyof typeof useEffects;

export interface UseKind {
  readonly key: string;
  readonly name: string;
  readonly effect: UseEffect;
  /** Nothing new of it is recorded. */
  readonly retired: boolean;
}

/** The kinds that FX-18 counts; a county's office may change them. */
export const usualKinds: readonly UseKind[] = [
  { key: 'merit', name: '年度考核评优', effect: 'positive', retired: false },
  { key: 'appointment', name: '选拔任用', effect: 'positive', retired: false },
  { key: 'rank', name: '职级晋升', effect: 'positive', retired: false },
  { key: 'party', name: '发展党员', effect: 'positive', retired: false },
  { key: 'honour', name: '表彰奖励', effect: 'positive', retired: false },
  { key: 'sanction', name: '处分处理', effect: 'negative', retired: false },
  { key: 'talk', name: '约谈', effect: 'negative', retired: false },
];

/** As it is recorded. */
export interface UseContent {
  readonly person: string;
  /** Of the county's kinds. */
  readonly kind: string;
  readonly day: Day;
  /** 文号 */
  readonly document: string;
  /** The round on whose result it rests. */
  readonly round?: string;
  readonly note?: string;
}

export interface Use extends UseContent {
  readonly id: string;
  readonly batch: string;
  readonly name: string;
  readonly unit: string;
  readonly organization: string;
  readonly fact: string;
  readonly recorded: { readonly by: string; readonly name: string; readonly at: string };
  readonly withdrawn?: { readonly name: string; readonly at: string; readonly reason: string };
}

/** About the person. A later one of the same kind that corrects it withdraws it. */
export const USE = 'use';
export interface UsePayload {
  readonly kind: string;
  /** As the kind was called then. */
  readonly kindName: string;
  readonly effect: UseEffect;
  readonly day: Day;
  readonly document: string;
  readonly round?: string;
  readonly note?: string;
  readonly withdrawn?: true;
  readonly reason?: string;
}
