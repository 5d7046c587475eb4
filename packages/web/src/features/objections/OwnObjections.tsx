/** Objecting to one's own result, or to a step of it, and what became of that. */
import { useQueryClient } from '@tanstack/react-query';
import { useAsked } from '../../api/queries.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useOwnSheet } from '../results/OwnSheet.tsx';
import type { OwnPlace } from '../results/own-place.ts';
import { words } from './copy.ts';
import { ObjectionForm } from './ObjectionForm.tsx';
import { OwnObjection } from './OwnObjection.tsx';

interface NamedStep {
  readonly figure: string;
  readonly name: string;
  readonly parts: readonly NamedStep[];
}

function nameOf(steps: readonly NamedStep[], figure: string): string | undefined {
  for (const step of steps) {
    const found = step.figure === figure ? step.name : nameOf(step.parts, figure);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface ObjectProps {
  readonly round: string;
  /** Undefined: to the result as a whole. */
  readonly figure: string | undefined;
  readonly place: OwnPlace;
}

export function ObjectToStep({ round, figure, place }: ObjectProps) {
  const queries = useQueryClient();
  const asked = useOwnSheet(round);
  const mine = useAsked('GET /api/objections/mine');
  const { file: says } = words;
  const back = `/${round}`;
  if (asked.state === 'failed') return <Failure problem={asked.problem} again={asked.again} />;
  if (mine.state === 'failed') return <Failure problem={mine.problem} again={mine.again} />;
  if (asked.state === 'loading' || mine.state === 'loading') return <Loading />;
  const [first, ...others] = mine.value.fileable.filter((one) => one.round.id === round);
  if (first === undefined)
    return place.frame({ title: says.closed, back }, <Empty title={says.closed}>{says.closedWhat}</Empty>);
  const name = figure && nameOf([...asked.value.steps, ...asked.value.others] as readonly NamedStep[], figure);
  return place.frame(
    {
      title: says.title([first, ...others].map(({ kindName }) => kindName)),
      lead: says.about(first.round.name),
      back,
    },
    <ObjectionForm
      remedies={[first, ...others]}
      {...(figure && name ? { figure: { id: figure, name } } : {})}
      done={({ id }) => {
        void queries.invalidateQueries();
        place.go(`/objections/${id}`);
      }}
    />,
  );
}

export function FiledObjection({ id, place }: { readonly id: string; readonly place: OwnPlace }) {
  const asked = useAsked('GET /api/objections/:id', { params: { id } });
  return place.frame(
    {
      title: asked.state === 'here' ? words.one.title(asked.value.kindName) : words.own.title,
      ...(asked.state === 'here' ? { lead: asked.value.round.name } : {}),
      back: '',
    },
    <>
      {asked.state === 'loading' && <Loading />}
      {asked.state === 'failed' && <Failure problem={asked.problem} again={asked.again} />}
      {asked.state === 'here' && <OwnObjection objection={asked.value} />}
    </>,
  );
}
