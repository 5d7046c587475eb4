/** Talks with one person, on their page: for those who answer for them. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAsked } from '../../api/queries.ts';
import { Section } from '../../console/Page.tsx';
import { Action } from '../../ui/controls.tsx';
import { words } from './copy.ts';
import { RecordDialog } from './RecordDialog.tsx';
import { Records } from './Records.tsx';

/** Nothing for whoever may not read them, and where there are none and none may be added. */
export function PersonTalks({ person }: { readonly person: string }) {
  const params = { id: person };
  const asked = useAsked('GET /api/people/:id/talks', { params });
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  if (asked.state !== 'here') return null;
  const { records, abilities } = asked.value;
  if (records.length === 0 && !abilities.talk) return null;
  return (
    <Section title={words.ofPerson}>
      {abilities.talk && <Action onClick={() => setOpen(true)}>{words.talk}</Action>}
      <Records records={records} />
      {open && (
        <RecordDialog
          title={words.talk}
          lead={words.talkWhat}
          talk
          ready
          close={() => setOpen(false)}
          send={async (said) => {
            const answer = await call('POST /api/people/:id/talks', { params, body: said });
            await queries.invalidateQueries();
            return answer.ok ? undefined : answer.problem;
          }}
        />
      )}
    </Section>
  );
}
