/** One's own 加分减分 on a PC, for whoever has no phone at hand. */
import { Page } from '../../console/Page.tsx';
import { words } from './copy.ts';
import { OwnEvents } from './OwnEvents.tsx';

export function OwnEventsScreen() {
  return (
    <Page title={words.title} lead={words.ownLead}>
      <OwnEvents />
    </Page>
  );
}
