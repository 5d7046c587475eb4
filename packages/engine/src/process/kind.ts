/**
 * What a kind of stage is made of. One kind, one file: its node, its shape, its checks and how it prints stand together; `index.ts` lists
 * them all, so that the compiler names what is missing.
 */
import type { Saying } from '../print/saying.ts';
import type { Checking, Report } from '../scheme/checking.ts';
import type { Path } from '../text/located.ts';
import type { Shape } from '../text/shape.ts';
import type { Stage, StageKind } from './stage.ts';

/** What a kind may see of the scheme while its stage is checked. */
export interface ProcessChecking {
  readonly checking: Checking;
  readonly process: readonly Stage[];
  /** Polls that figures of the scheme read. */
  readonly polls: readonly string[];
  /** Roles under which figures of the scheme take points. */
  readonly roles: readonly string[];
  readonly report: Report;
}

export interface KindOfStage<W extends { readonly kind: string }> {
  /** Its Chinese name, as prints and screens call it. */
  readonly name: string;
  /** One Chinese sentence, for the editor's completion. */
  readonly about: string;
  /** Whether a process has one such stage at most. */
  readonly once: boolean;
  /** Whether `days` says how long it takes; a notice and records have their own measure. */
  readonly timed: boolean;
  /** Kinds that can't come behind it. */
  readonly after: readonly StageKind[];
  readonly shape: Shape<Omit<W, 'kind'>>;
  /** `path` is that of what stands under the kind's key. */
  check?(work: W, path: Path, over: ProcessChecking): void;
  /** What is done, as a plan would say it; without a full stop. */
  say(work: W, saying: Saying): string;
}
