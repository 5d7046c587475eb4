/** Statistics and what results were used for, loaded by whoever opens one of them. */
import { PersonStatistics } from '../features/statistics/PersonStatistics.tsx';
import { StatisticsScreen } from '../features/statistics/StatisticsScreen.tsx';
import { words } from '../features/uses/copy.ts';
import { OwnUses as OwnUsesList } from '../features/uses/OwnUses.tsx';
import { UsesScreen } from '../features/uses/UsesScreen.tsx';
import { Guarded } from './lists.tsx';
import { Page } from './Page.tsx';

/** Everybody who is assessed has a trend of their own; whose rounds stand here the server knows. */
export const Statistics = StatisticsScreen;
export const OnePerson = PersonStatistics;
export const Uses = () => (
  <Guarded ability="uses.list" holder={words.holder}>
    <UsesScreen />
  </Guarded>
);
export const OwnUses = () => (
  <Page title={words.own.title} lead={words.own.lead}>
    <OwnUsesList />
  </Page>
);
