/** A one-time password, shown once, to be copied or printed. */
import { useState } from 'react';
import list from '../../console/list.module.css';
import { Action } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { words } from './copy.ts';
import { Slips } from './Slips.tsx';

export interface Given {
  readonly name: string;
  readonly unit?: string | undefined;
  readonly login: string;
  readonly password: string;
}

export function OneTimePassword({ given, close }: { readonly given: Given; readonly close: () => void }) {
  const [copied, setCopied] = useState(false);
  const { resetPassword } = words;
  return (
    <Dialog title={resetPassword.done(given.name)} lead={resetPassword.once}>
      <dl className={list.facts}>
        <dt>{words.slip.login}</dt>
        <dd>{given.login}</dd>
      </dl>
      <p className={list.password}>{given.password}</p>
      <Slips slips={[given]} />
      <div className={dialog.answers}>
        {/* The clipboard is there only for pages that come over https. */}
        {'clipboard' in navigator && (
          <Action
            onClick={async () => {
              await navigator.clipboard.writeText(given.password);
              setCopied(true);
            }}
          >
            {copied ? resetPassword.copied : resetPassword.copy}
          </Action>
        )}
        <Action data-begin="" onClick={() => window.print()}>
          {resetPassword.print}
        </Action>
        <Action kind="primary" onClick={close}>
          {resetPassword.close}
        </Action>
      </div>
    </Dialog>
  );
}
