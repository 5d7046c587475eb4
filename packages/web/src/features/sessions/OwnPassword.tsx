/** Changing one's own password, by one's own wish. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { Notice } from '../../ui/controls.tsx';
import { Loading } from '../../ui/states.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { EntranceGate } from './who.tsx';

export function OwnPassword() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [changed, setChanged] = useState(false);
  if (changed) return <Notice tone="good">密码已更改，下次登录请用新密码。</Notice>;
  return (
    <EntranceGate waiting={<Loading lines={4} />}>
      {({ rules }) => (
        <PasswordForm
          asksCurrent
          rule={rules.passwordSentence}
          busy={busy}
          problem={problem}
          send={async (next, current) => {
            setBusy(true);
            const answer = await call('POST /api/password', { body: { current, next } });
            setBusy(false);
            setProblem(answer.ok ? undefined : answer.problem);
            setChanged(answer.ok);
          }}
        />
      )}
    </EntranceGate>
  );
}
