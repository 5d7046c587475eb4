/** The screens of polls, loaded together by whoever has to do with one. */
import { words } from '../features/polls/copy.ts';
import { NewPollScreen } from '../features/polls/NewPollScreen.tsx';
import { PapersScreen } from '../features/polls/PapersScreen.tsx';
import { PollScreen } from '../features/polls/PollScreen.tsx';
import { PollsScreen } from '../features/polls/PollsScreen.tsx';
import { WallScreen } from '../features/polls/WallScreen.tsx';
import { Guarded } from './lists.tsx';

const guarded = (ability: string, Screen: () => React.ReactNode) => () => (
  <Guarded ability={ability} holder={words.noPower}>
    <Screen />
  </Guarded>
);

export const Polls = guarded('polls.list', PollsScreen);
export const NewPoll = guarded('polls.prepare', NewPollScreen);
export const OnePoll = guarded('polls.list', PollScreen);
export const PollPapers = guarded('polls.prepare', PapersScreen);
export const PollWall = guarded('polls.list', WallScreen);
