import { useRouter } from '@tanstack/react-router';
import { words } from '../features/messages/copy.ts';
import { MessageList } from '../features/messages/MessageList.tsx';
import { Page, Section } from './Page.tsx';

export function MessagesPage() {
  const router = useRouter();
  return (
    <Page title={words.title} lead={words.lead}>
      <Section>
        <MessageList pathOf={(message) => message.console} go={(path) => router.history.push(path)} />
      </Section>
    </Page>
  );
}
