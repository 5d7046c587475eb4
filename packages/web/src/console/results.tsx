/** The screens of results and objections, loaded by whoever opens one. */
import { words as objections } from '../features/objections/copy.ts';
import { ObjectionScreen } from '../features/objections/ObjectionScreen.tsx';
import { ObjectionsScreen } from '../features/objections/ObjectionsScreen.tsx';
import { ResultsScreen } from '../features/results/ResultsScreen.tsx';
import { words as rounds } from '../features/rounds/copy.ts';
import { Guarded } from './lists.tsx';

export { SeatsScreen as Seats } from '../features/results/ResultsScreen.tsx';

export const Results = () => (
  <Guarded ability="rounds.list" holder={rounds.holder}>
    <ResultsScreen />
  </Guarded>
);
export const Objections = () => (
  <Guarded ability="objections.list" holder={objections.list.holder}>
    <ObjectionsScreen />
  </Guarded>
);
/** Also for the handler, who may be anybody: the server knows. */
export const OneObjection = () => <ObjectionScreen />;
