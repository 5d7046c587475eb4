/** What the screens of polls take from the server's contract. */
import type { Returns } from '../../api/shape.ts';

export type Poll = Returns<'GET /api/polls/:id'>;
export type PollForm = Poll['forms'][number];
export type PollRules = Poll['rules'];
export type PollQuestion = PollRules['questions'][number];
export type PollVoidRule = PollQuestion['void'][number];
export type Summary = Returns<'GET /api/polls'>['polls'][number];
export type Offers = Returns<'GET /api/polls/offers'>;
export type Progress = Returns<'GET /api/polls/:id/progress'>;
export type Results = Returns<'GET /api/polls/:id/results'>;
export type PaperPage = Returns<'GET /api/polls/:id/papers/:electorate'>;
export type PaperReading = NonNullable<PaperPage['mine']>;
