/** Screens of juries, loaded together by those who open one. */
export { NewJuryScreen } from '../features/juries/DraftForm.tsx';
export { JuriesScreen } from '../features/juries/JuriesScreen.tsx';
export { JuryScreen } from '../features/juries/JuryScreen.tsx';
export { SlipsScreen } from '../features/juries/SlipsScreen.tsx';
