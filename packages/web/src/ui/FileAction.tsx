/** A button that asks for one file. */
import { useRef } from 'react';
import { Action } from './controls.tsx';

interface FileActionProps {
  readonly label: string;
  readonly kind?: 'primary' | 'ordinary' | 'plain';
  /** Endings of file names, as `.xlsx,.csv`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

export function FileAction({ label, kind = 'ordinary', accept, onFile }: FileActionProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Action kind={kind} onClick={() => input.current?.click()}>
        {label}
      </Action>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file may be chosen again after it was corrected.
          target.value = '';
        }}
      />
    </>
  );
}
