/** Schemes of a county and their versions. */
export const versionStates = { draft: '草稿', submitted: '待批准', approved: '已批准', returned: '已退回' } as const;
export type VersionState = keyof typeof versionStates;

/** Approval from above, as the office was told of it. */
export interface Above {
  readonly authority: string;
  readonly document: string;
  readonly day: string;
}

/** Who took a step, and when. */
export interface Step {
  readonly by: string;
  readonly at: string;
}

export interface VersionLine {
  readonly number: number;
  readonly note: string;
  readonly state: VersionState;
  readonly revision: number;
  /** Lower-case hex, once it was submitted. */
  readonly hash?: string;
  readonly changed: Step;
  readonly submitted?: Step;
  readonly decided?: Step;
  /** Why it was returned. */
  readonly reason?: string;
  readonly above?: Above;
}

export interface SchemeVersion extends VersionLine {
  readonly text: string;
}

export interface LiveUnit {
  readonly unit: string;
  /** The first day. */
  readonly since: string;
}

export interface AdoptedScheme {
  readonly id: string;
  readonly name: string;
  /** Where in the library it was taken from. */
  readonly library?: string;
  /** Of what says where it is live. */
  readonly revision: number;
  /** The newest first. */
  readonly versions: readonly VersionLine[];
  readonly live: readonly LiveUnit[];
}
