/** Choosing a unit by typing a part of its name; the path says which of several it is. */
import { useMemo, useState } from 'react';
import { useAsked } from '../../api/queries.ts';
import { Finder, type Found } from '../../ui/Finder.tsx';

interface UnitFinderProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly none: string;
  readonly chosen: Found | undefined;
  readonly onChoose: (chosen: Found | undefined) => void;
  readonly quiet?: boolean;
}

/** More than fit on a screen are narrowed by typing on. */
const SHOWN = 30;

export function UnitFinder(props: UnitFinderProps) {
  const asked = useAsked('GET /api/units', { query: {} });
  const [text, setText] = useState('');
  const units = asked.state === 'here' ? asked.value.units : undefined;
  const all = useMemo(() => {
    const byId = new Map(units?.map((unit) => [unit.id, unit]));
    const above = (id: string | undefined): readonly string[] => {
      const unit = id === undefined ? undefined : byId.get(id);
      return unit === undefined || unit.parent === undefined ? [] : [...above(unit.parent), unit.name];
    };
    return units?.map(({ id, name, parent, kindName }) => ({
      id,
      title: name,
      note: above(parent).join(' › ') || kindName,
    }));
  }, [units]);
  const found = asked.state === 'failed' ? [] : all?.filter(({ title }) => title.includes(text.trim())).slice(0, SHOWN);
  return <Finder {...props} text={text} onText={setText} found={found} />;
}
