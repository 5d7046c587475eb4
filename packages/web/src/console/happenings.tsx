/** What brings facts into a round besides polls and entries: loaded together by whoever has to do with one. */
import { EventsScreen } from '../features/events/EventsScreen.tsx';
import { OwnEventsScreen } from '../features/events/OwnEventsScreen.tsx';
import { RoundDataScreen } from '../features/round-data/RoundDataScreen.tsx';
import { words } from '../features/rounds/copy.ts';
import { Guarded } from './lists.tsx';

export const Events = () => (
  <Guarded ability="rounds.list" holder={words.holder}>
    <EventsScreen />
  </Guarded>
);
export const RoundData = () => (
  <Guarded ability="rounds.list" holder={words.holder}>
    <RoundDataScreen />
  </Guarded>
);
export const OwnEvents = OwnEventsScreen;
