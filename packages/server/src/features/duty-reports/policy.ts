/** Who writes, reads, returns and comments on a 述职报告. */
import {
  allOf,
  anyOf,
  not,
  type OfChain,
  type OfPerson,
  type OfUnits,
  type Policy,
  self,
} from '../../http/policies.ts';
import { mayRun } from '../meetings/policy.ts';

/** A reporter of a meeting; `unitPaths` are the meeting's. */
export interface ReporterSubject extends OfPerson, OfUnits, OfChain {
  readonly chair: string;
}

/** A report that somebody wants to read. */
export interface ReadSubject extends ReporterSubject {
  readonly published: boolean;
  /** Reports at the same meeting, is invited by name or presides. */
  readonly takesPart: boolean;
  /** Holds a post in a unit of the reporter's, or below it. */
  readonly ofTheirUnit: boolean;
}

/** A comment that somebody would make, in their own name or in another's. */
export interface CommentSubject extends ReporterSubject {
  readonly commenter: string | undefined;
}

/** Their own. */
export const mayWriteReport: Policy<OfPerson> = self;

const entitled: Policy<ReadSubject> = (actor, subject) =>
  subject.published &&
  actor.person !== undefined &&
  (subject.takesPart || subject.ofTheirUnit || subject.reviewers.includes(actor.person));

/**
 * What isn't published yet: the writer, and who runs the meeting. What is: those who take part in the meeting, the people of the
 * reporter's unit, and the leaders of their reporting chain, too.
 */
export const mayReadReport: Policy<ReadSubject> = anyOf<ReadSubject>(self, mayRun, entitled);

/** Returns it, and writes down what leaders said about it: who runs the meeting; nobody their own report. */
export const mayHandle: Policy<OfPerson & OfUnits> = allOf<OfPerson & OfUnits>(mayRun, not<OfPerson>(self));

/** Publishing is for all reports of a meeting at once. */
export const mayPublish: Policy<OfUnits> = mayRun;

/** In their own name: who presides, and the leaders of the reporting chain; nobody on their own report. */
export const mayCommentThemself: Policy<ReporterSubject> = allOf<ReporterSubject>(
  not<OfPerson>(self),
  (actor, { reviewers, chair }) =>
    actor.person !== undefined && (reviewers.includes(actor.person) || actor.person === chair),
);

export const mayComment: Policy<CommentSubject> = anyOf<CommentSubject>(
  mayHandle,
  (actor, subject) => subject.commenter === actor.person && mayCommentThemself(actor, subject),
);

/** One comment for all: who presides, or who runs the meeting. */
export const mayCommentAll: Policy<OfUnits & { readonly chair: string; readonly commenter: string | undefined }> =
  anyOf<OfUnits & { readonly chair: string; readonly commenter: string | undefined }>(
    mayRun,
    (actor, { chair, commenter }) => actor.person === chair && commenter === actor.person,
  );
