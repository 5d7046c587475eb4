/** Where a bug of ours stops: the screen says so, and the rest of the page stands. */
import { Component, type ReactNode } from 'react';
import { Broken } from './states.tsx';

export class ErrorFence extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken reload={() => location.reload()} /> : this.props.children;
  }
}
