import 'virtual:tokens.css';
import '../ui/base.css';
import './phone.css';
import { WhoGate } from '../features/sessions/who.tsx';
import { start } from '../ui/start.tsx';
import { PhoneShell, WaitingPhone } from './PhoneShell.tsx';
import { PhoneSignIn } from './PhoneSignIn.tsx';

start(
  <WhoGate
    offline
    waiting={<WaitingPhone />}
    signIn={(entrance, done) => <PhoneSignIn entrance={entrance} done={done} />}
  >
    <PhoneShell />
  </WhoGate>,
);
