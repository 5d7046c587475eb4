import { words } from '../features/messages/copy.ts';
import { MessageList } from '../features/messages/MessageList.tsx';
import { Head } from './Head.tsx';
import { go } from './route.ts';

export function MessagesPage() {
  return (
    <>
      <Head title={words.title} lead={words.lead} back="/" />
      <MessageList pathOf={(message) => message.phone} go={go} />
    </>
  );
}
