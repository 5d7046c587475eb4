/** The screens of rounds, loaded together by whoever has to do with one. */
import { MailRulesScreen } from '../features/mails/MailRulesScreen.tsx';
import { words } from '../features/rounds/copy.ts';
import { NewRoundScreen } from '../features/rounds/NewRoundScreen.tsx';
import { RoundScreen } from '../features/rounds/RoundScreen.tsx';
import { RoundsScreen } from '../features/rounds/RoundsScreen.tsx';
import { Guarded } from './lists.tsx';

const guarded = (ability: 'rounds.list' | 'rounds.run' | 'mails.rule', Screen: () => React.ReactNode) => () => (
  <Guarded ability={ability} holder={words.holder}>
    <Screen />
  </Guarded>
);

export const Rounds = guarded('rounds.list', RoundsScreen);
export const NewRound = guarded('rounds.run', NewRoundScreen);
export const MailRules = guarded('mails.rule', MailRulesScreen);
export const OneRound = guarded('rounds.list', RoundScreen);
