/** Who is signed in, for every screen below; and what leads there. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { call, session } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import { useAsked } from '../../api/queries.ts';
import type { Returns } from '../../api/shape.ts';
import { dropShell } from '../../offline/registration.ts';
import { deviceCopy } from '../../offline/this-device.ts';
import { Action } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { words } from './copy.ts';
import { type Entrance, SignInSteps } from './SignInSteps.tsx';
import styles from './steps.module.css';

export type Me = Returns<'GET /api/me'>;

const Who = createContext<Me | undefined>(undefined);

/** Who is signed in. Only below `WhoGate`. */
export function useMe(): Me {
  const me = useContext(Who);
  if (me === undefined) throw new Error('useMe stands outside WhoGate');
  return me;
}

interface GateProps {
  readonly children: ReactNode;
  readonly signIn: (entrance: Entrance, done: () => void) => ReactNode;
  readonly waiting: ReactNode;
  /** Whether this page also opens without a network, for whoever was signed in last. */
  readonly offline?: boolean;
}

/** Milliseconds until who was here last is let go on without the server; a line so slow carries nothing else either. */
const PATIENCE = 6000;

/** Shows the page to whoever is signed in, and the entrance to everybody else. */
export function WhoGate({ children, signIn, waiting, offline = false }: GateProps) {
  // Decided once: what is asked stays the same question as long as the page is open.
  const [patience] = useState(() => (offline && keptMe() !== undefined ? { timeout: PATIENCE } : {}));
  const asked = useAsked('GET /api/me', {
    whenExpired: 'answer',
    ...patience,
    ...(offline ? { kept: keptMe } : {}),
  });
  const me = asked.state === 'here' && !asked.kept ? asked.value : undefined;
  const nobody = asked.state === 'failed' && asked.problem.kind === 'expired';
  useEffect(() => {
    if (me !== undefined && offline) deviceCopy.keep(me.account.id, 'me', me);
    else if (me !== undefined) deviceCopy.forgetOthers(me.account.id);
    if (nobody) void forgetOnDevice();
  }, [me, nobody, offline]);
  if (asked.state === 'loading') return waiting;
  if (asked.state === 'here')
    return (
      <Who.Provider value={asked.value}>
        {children}
        <ExpiredSession me={asked.value} />
      </Who.Provider>
    );
  if (asked.problem.kind === 'expired')
    return <EntranceGate waiting={waiting}>{(entrance) => signIn(entrance, asked.again)}</EntranceGate>;
  return <Failure problem={asked.problem} again={asked.again} />;
}

interface EntranceGateProps {
  readonly waiting: ReactNode;
  readonly children: (entrance: Entrance) => ReactNode;
}

export function EntranceGate({ waiting, children }: EntranceGateProps) {
  const asked = useAsked('GET /api/entrance', { whenExpired: 'answer' });
  if (asked.state === 'loading') return waiting;
  return asked.state === 'here' ? children(asked.value) : <Failure problem={asked.problem} again={asked.again} />;
}

/** Lets the person sign in again where they are; what waits goes on then, in nobody's name but theirs. */
function ExpiredSession({ me }: { readonly me: Me }) {
  const expired = useSyncExternalStore(session.subscribe, session.expired);
  const leave = useLeave();
  if (!expired) return null;
  const goOn = async () => {
    const now = await call('GET /api/me', { whenExpired: 'answer' });
    if (now.ok && now.value.account.id === me.account.id) session.renewed();
    else leave();
  };
  return (
    <Dialog title={words.expiredTitle} lead={words.expiredLead}>
      <div className={styles.form}>
        <EntranceGate waiting={<Loading lines={3} />}>
          {(entrance) => (
            <SignInSteps
              entrance={entrance}
              again={{ county: me.county.code, login: me.account.login }}
              done={() => void goOn()}
            />
          )}
        </EntranceGate>
        <span className={styles.back}>
          <Action kind="plain" onClick={leave}>
            {words.giveUp}
          </Action>
        </span>
      </div>
    </Dialog>
  );
}

/** Leaves the page: what waits is answered as expired, and nothing of this person stays in memory. */
function useLeave(): () => void {
  const queries = useQueryClient();
  return () => {
    session.abandoned();
    queries.clear();
    location.reload();
  };
}

const keptMe = () => deviceCopy.kept('me') as Me | undefined;

/** Of somebody who isn't signed in any more, the device keeps neither what they were told nor the page that would show it. */
async function forgetOnDevice(): Promise<void> {
  deviceCopy.forget();
  await dropShell();
}

/** Ends the session on the server, then leaves; gives the problem if it couldn't be ended: leaving would only look like it. */
export function useSignOut(): () => Promise<Problem | undefined> {
  const leave = useLeave();
  return async () => {
    const ended = await call('POST /api/sign-out', { whenExpired: 'answer' });
    if (!ended.ok && ended.problem.kind !== 'expired') return ended.problem;
    await forgetOnDevice();
    leave();
    return undefined;
  };
}
