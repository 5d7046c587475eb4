/** The screens of rounds, loaded together by whoever has to do with one. */
import { words as holidays } from '../features/holidays/copy.ts';
import { HolidaysScreen } from '../features/holidays/HolidaysScreen.tsx';
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
/** Days off, by which rounds are counted. */
export const Holidays = () => (
  <Guarded ability="holidays.read" holder={holidays.holder}>
    <HolidaysScreen />
  </Guarded>
);
export const OneRound = guarded('rounds.list', RoundScreen);
