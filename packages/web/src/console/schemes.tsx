/** Screens of schemes, loaded together by those who open one: the checker comes with them. */
import '../features/schemes/floor.ts';
import { words } from '../features/schemes/copy.ts';
import { OwnSchemes } from '../features/schemes/OwnSchemes.tsx';
import { SchemeScreen } from '../features/schemes/SchemeScreen.tsx';
import { SchemesScreen } from '../features/schemes/SchemesScreen.tsx';
import { VersionScreen } from '../features/schemes/VersionScreen.tsx';
import { Guarded } from './lists.tsx';

const guarded = (Screen: () => React.ReactNode) => () => (
  <Guarded ability="schemes.list" holder={words.holder}>
    <Screen />
  </Guarded>
);

export const Schemes = guarded(SchemesScreen);
export const OneScheme = guarded(SchemeScreen);
export const OneVersion = guarded(VersionScreen);
export const Own = OwnSchemes;
