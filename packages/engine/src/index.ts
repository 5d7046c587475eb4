/** The public face of the engine: the scheme language, exact scoring and explanation. No I/O, clock, randomness or locale. */
export { compareRuns } from './compare/compare-runs.ts';
export * from './compare/comparison.ts';
export { type LeftOut, scoreBoth } from './compare/score-both.ts';
export {
  causesText,
  consequenceText,
  exact,
  gradeWord,
  leftOutText,
  levelName,
  namesOf,
  onlyRank,
  reasonTexts,
  worstFirst,
} from './compare/telling.ts';
export type { Condition } from './conditions/condition.ts';
export type { Diagnostic, Place, Sentence, Sentences, Severity } from './diagnostics/diagnostic.ts';
export { codes, sentenceOf } from './diagnostics/sentences.ts';
export {
  everySubject,
  type FactColumns,
  NO_DAY,
  NO_END,
  type OpinionColumns,
  pollKey,
  type SpellColumns,
  type SubjectColumns,
  type WordColumn,
} from './facts/columns.ts';
export type { Facts } from './facts/facts.ts';
export { entriesOf } from './facts/names.ts';
export { spokenKinds, spokenSetting } from './facts/ruling-words.ts';
export { sliceFacts } from './facts/slice.ts';
export * from './facts/tables.ts';
export { formatDay, formatDayInChinese, parseDay } from './numbers/day.ts';
export * from './numbers/exact.ts';
export type { Vector } from './numbers/vector.ts';
export { type Allowed, type BrokenRule, judgePaper } from './polls/judge-paper.ts';
export { type MarkRead, readMark } from './polls/mark.ts';
export { brokenSentence } from './polls/paper-sentences.ts';
export type * from './polls/poll-rules.ts';
export { type PollFound, type PollMatter, pollsOf } from './polls/polls-of.ts';
export { type PollScheme, schemeOfPoll } from './polls/scheme-of-poll.ts';
export {
  type CastPaper,
  type PaperCount,
  type PollTally,
  type TallyRow,
  tallyOf,
  type WithheldCount,
} from './polls/tally-of.ts';
export type { Block, Chapter, PrintedScheme } from './print/document.ts';
export { markdownOf } from './print/markdown.ts';
export { printScheme } from './print/print.ts';
export { type Happening, happeningsOf } from './process/happenings-of.ts';
export { type PointsAsked, type PointsOfRole, pointsOf } from './process/points-of.ts';
export type { RecordEntry } from './process/record.ts';
export { type RecordAsked, recordsOf } from './process/records-of.ts';
export type { ChainStep, ReviewLevel } from './process/review.ts';
export { roundable, type Unroundable } from './process/roundable.ts';
export type { Stage, StageKind, StageWork } from './process/stage.ts';
export {
  type AdjustmentLine,
  explain,
  type Sheet,
  type Step,
  stepsOf,
} from './run/explain.ts';
export { canonicalJson, engineVersion, schemeHash } from './run/hash.ts';
export { type HistoryAsked, historyAsked, readsHistory } from './run/history-asked.ts';
export { absenceWords, gradeText, outcomeText, percentText } from './run/outcome-words.ts';
export { independentParts, type Part } from './run/parts.ts';
export type * from './run/result.ts';
export { type Run, score, scoreColumns } from './run/score.ts';
export { resultOf } from './run/sheets.ts';
export { type UnmetRequirement, unmetRequirements } from './run/unmet.ts';
export { figureName, figureWord } from './scheme/called.ts';
export type { Figure } from './scheme/figure.ts';
export { formatScheme } from './scheme/format.ts';
export { schemeJsonSchema } from './scheme/language.ts';
export { isMonotone } from './scheme/monotone.ts';
export { type ReadScheme, readScheme, recheckScheme, writeScheme } from './scheme/read.ts';
export { type Attribute, type Period, type RosterSource, rosterSources, type Scheme } from './scheme/scheme.ts';
export { spoken } from './scheme/spoken.ts';
export { placedFigures } from './scheme/tree.ts';
export { halfWidth } from './text/half-width.ts';
export { nearest } from './text/nearest.ts';
export { settlingText } from './words/settling.ts';
