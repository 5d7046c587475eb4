/** Takes a scheme that was written elsewhere. */
import { useId, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Input } from '../../ui/antd/face.ts';
import controls from '../../ui/controls.module.css';
import { Action, Notice } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { words } from './copy.ts';

interface PasteProps {
  readonly close: () => void;
  readonly send: (text: string) => Promise<Problem | undefined>;
}

export function PasteDialog({ close, send }: PasteProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <Dialog title={words.paste} lead={words.pasteWhat} close={close} wide>
      {problem && <Notice tone="bad">{problem.errors?.[0]?.message ?? problem.title}</Notice>}
      <label className={controls.label} htmlFor={id}>
        {words.pasteLabel}
      </label>
      <Input.TextArea id={id} rows={12} value={text} onChange={({ target }) => setText(target.value)} />
      <div className={dialog.answers}>
        <Action onClick={close}>{words.cancel}</Action>
        <Action
          kind="primary"
          busy={busy}
          disabled={text.trim() === ''}
          onClick={async () => {
            setBusy(true);
            setProblem(await send(text));
            setBusy(false);
          }}
        >
          {words.paste}
        </Action>
      </div>
    </Dialog>
  );
}
