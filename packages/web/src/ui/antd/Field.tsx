/** A line or several lines of text below their name. */
import { AtMost } from '../AtMost.tsx';
import { Labelled } from '../Labelled.tsx';
import { Input } from './face.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly most: number;
  readonly placeholder?: string;
  /** How many lines there are; a pair: it grows with what is typed, from the one to the other. Absent: a single line, which stays one. */
  readonly lines?: number | readonly [least: number, most: number];
}

export function Field({ label, value, onValue, most, lines, ...rest }: FieldProps) {
  return (
    <Labelled label={label}>
      {(id) => {
        const common = { ...rest, id, value, maxLength: most };
        const height =
          typeof lines === 'number'
            ? { rows: lines }
            : { autoSize: { minRows: lines?.[0] ?? 1, maxRows: lines?.[1] ?? 1 } };
        return (
          <>
            {lines === undefined ? (
              <Input {...common} onChange={({ target }) => onValue(target.value)} />
            ) : (
              <Input.TextArea {...common} {...height} onChange={({ target }) => onValue(target.value)} />
            )}
            <AtMost text={value} most={most} />
          </>
        );
      }}
    </Labelled>
  );
}
