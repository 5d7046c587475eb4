/** The screens of results and objections, loaded by whoever opens one. */
import { ObjectionScreen } from '../features/objections/ObjectionScreen.tsx';
import { HandledScreen, ObjectionsScreen } from '../features/objections/ObjectionsScreen.tsx';
import { ResultsScreen } from '../features/results/ResultsScreen.tsx';
import { words as rounds } from '../features/rounds/copy.ts';
import { useMe } from '../features/sessions/who.tsx';
import { Guarded } from './lists.tsx';

export { DeliveriesScreen as Deliveries } from '../features/deliveries/DeliveriesScreen.tsx';
export { SeatsScreen as Seats } from '../features/results/ResultsScreen.tsx';

export const Results = () => (
  <Guarded ability="rounds.list" holder={rounds.holder}>
    <ResultsScreen />
  </Guarded>
);
export const Objections = () =>
  useMe().abilities.includes('objections.list') ? <ObjectionsScreen /> : <HandledScreen />;
/** Also for the handler, who may be anybody: the server knows. */
export const OneObjection = () => <ObjectionScreen />;
