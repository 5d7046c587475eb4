/** 加分减分 on the phone: what is recorded about oneself, and proposing a highlight. */
import { words } from '../features/events/copy.ts';
import { OwnEvents } from '../features/events/OwnEvents.tsx';
import { Head } from './Head.tsx';
import mine from './mine.module.css';

export function EventsPage() {
  return (
    <>
      <Head title={words.title} lead={words.ownLead} back="/record" />
      <div className={mine.form}>
        <OwnEvents />
      </div>
    </>
  );
}
