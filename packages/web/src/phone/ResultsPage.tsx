import { words } from '../features/results/copy.ts';
import { OwnResults } from '../features/results/OwnResults.tsx';
import { Head } from './Head.tsx';
import { phonePlace } from './own-place.tsx';

export function ResultsPage() {
  return (
    <>
      <Head title={words.own.title} lead={words.own.lead} />
      <OwnResults place={phonePlace} />
    </>
  );
}
