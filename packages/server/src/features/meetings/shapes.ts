/** What is answered about a meeting: its line in a list, its page. */
import { z } from 'zod';
import { keyOf } from '../../http/shapes.ts';
import { pollStates } from '../polls/model.ts';
import { named } from '../roster/shapes.ts';
import { agendaKinds, commentModes, manners, needs, states } from './model.ts';

export const state = keyOf(states);
export const comments = keyOf(commentModes);
export const manner = keyOf(manners);
export const need = keyOf(needs);
export const agendaKind = keyOf(agendaKinds);
export const revision = z.int();

export const reportState = z.enum(['none', 'draft', 'handed-in', 'returned', 'published']);

export const person = z.object({ id: z.string(), name: z.string(), post: z.string().optional() });

const agendaItem = z.object({
  id: z.string(),
  kind: agendaKind,
  person: z.string().optional(),
  /** As it is called: of its own, or what follows from the kind. */
  title: z.string(),
  /** Whether the title is its own. */
  own: z.boolean(),
});

const attendance = z.object({
  enough: z.boolean(),
  /** “党员应到 30 人，实到 21 人，超过三分之二，可以开会。” */
  sentence: z.string(),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      invited: z.int(),
      needs: need,
      /** The least number that must come. */
      least: z.int(),
      arrived: z.int().optional(),
      sentence: z.string(),
      /** Invited by name; ticked, or not yet. */
      people: z.array(person.extend({ arrived: z.boolean().optional() })),
    }),
  ),
});

const comment = z.object({ commenter: named, text: z.string().optional() });

export const line = {
  id: z.string(),
  title: z.string(),
  day: z.string(),
  begins: z.string().optional(),
  place: z.string(),
  state,
  stateName: z.string(),
};

/** A poll by number alone. */
export const pollLine = z.object({
  id: z.string(),
  title: z.string(),
  state: keyOf(pollStates),
  stateName: z.string(),
  /** Ballots that came; absent for drafts and void ones. */
  received: z.number().optional(),
  expected: z.number().optional(),
});

export const page = z.object({
  ...line,
  unit: named,
  revision,
  chair: person,
  comments,
  commentsName: z.string(),
  due: z.string(),
  reporters: z.array(
    person.extend({
      manner,
      mannerName: z.string(),
      report: reportState,
      reportName: z.string(),
      comments: z.array(comment),
      abilities: z.object({ read: z.boolean(), comment: z.boolean(), commentFor: z.boolean() }),
    }),
  ),
  agenda: z.array(agendaItem),
  item: z.string().optional(),
  /** “正在述职：…，下一位：…”; absent unless the meeting is running. */
  now: z.string().optional(),
  attendance,
  shortReason: z.string().optional(),
  openedAt: z.string().optional(),
  closedAt: z.string().optional(),
  /** Held at this meeting; drafts for those who run it. */
  polls: z.array(pollLine),
  resultsShown: z.boolean(),
  abilities: z.object({ run: z.boolean(), commentAll: z.boolean() }),
});
