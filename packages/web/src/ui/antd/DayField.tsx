/** A day below its name. */
import { Labelled } from '../Labelled.tsx';
import { DayPicker } from './DayPicker.tsx';

interface DayFieldProps {
  readonly label: string;
  /** `2026-03-25`; blank: none. */
  readonly value: string;
  readonly onValue: (day: string) => void;
  readonly clearable?: boolean;
  readonly faulty?: boolean;
}

export function DayField({ label, ...day }: DayFieldProps) {
  return <Labelled label={label}>{(id) => <DayPicker {...day} id={id} />}</Labelled>;
}
