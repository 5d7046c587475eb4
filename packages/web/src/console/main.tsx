import 'virtual:tokens.css';
import '../ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { WhoGate } from '../features/sessions/who.tsx';
import { AntdFrame } from '../ui/antd/AntdFrame.tsx';
import { start } from '../ui/start.tsx';
import { ConsoleSignIn } from './ConsoleSignIn.tsx';
import { router } from './router.tsx';
import { WaitingFrame } from './Shell.tsx';

start(
  <AntdFrame>
    <WhoGate waiting={<WaitingFrame />} signIn={(entrance, done) => <ConsoleSignIn entrance={entrance} done={done} />}>
      <RouterProvider router={router} />
    </WhoGate>
  </AntdFrame>,
);
