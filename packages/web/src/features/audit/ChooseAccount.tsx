/** By whose doings the record is narrowed. */
import { useDeferredValue, useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Action } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { Finder } from '../../ui/Finder.tsx';
import type { Named } from './AuditTable.tsx';
import { words } from './copy.ts';

interface ChooseAccountProps {
  readonly title: string;
  readonly choose: (who: Named | undefined) => void;
  readonly close: () => void;
}

export function ChooseAccount({ title, choose, close }: ChooseAccountProps) {
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const asked = useAsked('GET /api/audit/accounts', { query: query === '' ? {} : { query } });
  const found = asked.state === 'failed' ? [] : asked.state === 'loading' ? undefined : asked.value.accounts;
  return (
    <Dialog title={title} close={close} wide>
      <Finder
        label={words.find}
        hint={words.findHint}
        text={text}
        onText={setText}
        none={words.noAccount}
        chosen={undefined}
        onChoose={(one) => one && choose({ id: one.id, name: one.title })}
        found={found?.map(({ id, name, login }) => ({ id, title: name, note: login }))}
      />
      <div className={dialog.answers}>
        <Action onClick={() => choose(undefined)}>{words.everybody}</Action>
        <Action onClick={close}>{words.close}</Action>
      </div>
    </Dialog>
  );
}
