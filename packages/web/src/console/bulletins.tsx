/** Bulletins, month sheets, visits and talks: loaded together by whoever opens one. */
import { BulletinScreen, BulletinsScreen } from '../features/bulletins/BulletinsScreen.tsx';
import { RoundBulletinsScreen } from '../features/bulletins/RoundBulletinsScreen.tsx';
import { MonthScreen } from '../features/month-sheets/MonthScreen.tsx';
import { MonthsScreen } from '../features/month-sheets/MonthsScreen.tsx';
import { words as rounds } from '../features/rounds/copy.ts';
import { words } from '../features/supervision/copy.ts';
import { OwnTalks } from '../features/supervision/OwnTalks.tsx';
import { SupervisionScreen } from '../features/supervision/SupervisionScreen.tsx';
import { Guarded } from './lists.tsx';
import { Page, Section } from './Page.tsx';

const guarded = (ability: string, holder: string, Screen: () => React.ReactNode) => () => (
  <Guarded ability={ability} holder={holder}>
    <Screen />
  </Guarded>
);

export const Bulletins = BulletinsScreen;
/** The server knows who has to do with its round. */
export const OneBulletin = BulletinScreen;
export const RoundBulletins = guarded('rounds.list', rounds.holder, RoundBulletinsScreen);
export const Months = guarded('logs.watch', rounds.holder, MonthsScreen);
export const OneMonth = guarded('logs.watch', rounds.holder, MonthScreen);
export const Supervision = guarded('supervision.keep', words.holder, SupervisionScreen);

export function Talks() {
  return (
    <Page title={words.own} lead={words.ownLead}>
      <Section>
        <OwnTalks />
      </Section>
    </Page>
  );
}
