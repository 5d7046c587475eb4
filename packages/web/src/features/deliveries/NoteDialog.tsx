/** On which day, and how, the letters of those chosen were handed over. */
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useSending } from '../../api/use-sending.ts';
import { DayField } from '../../ui/antd/DayField.tsx';
import { ChoiceField } from '../../ui/controls.tsx';
import { todayHere } from '../../ui/day.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { type Deliveries, words } from './copy.ts';

interface NoteDialogProps {
  readonly round: string;
  readonly people: readonly string[];
  readonly ways: Deliveries['ways'];
  readonly close: (done: boolean) => void;
}

/** As many as the server takes at once. */
const AT_ONCE = 500;

export function NoteDialog({ round, people, ways, close }: NoteDialogProps) {
  const [day, setDay] = useState(todayHere());
  const [way, setWay] = useState(ways[0]?.way ?? 'hand');
  const { busy, problem, send } = useSending(() => close(true));
  const pieces = Array.from({ length: Math.ceil(people.length / AT_ONCE) }, (_, at) =>
    people.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  return (
    <FormDialog
      title={words.note}
      what={words.noteWhat(people.length)}
      action={words.save}
      ready={day !== ''}
      busy={busy}
      problem={problem}
      close={() => close(false)}
      submit={() =>
        void send(
          pieces.map(
            (piece) => () =>
              call('POST /api/rounds/:id/deliveries', {
                params: { id: round },
                body: { people: [...piece], day, way },
              }),
          ),
        )
      }
    >
      <DayField label={words.day} value={day} onValue={setDay} />
      <ChoiceField
        label={words.way}
        value={way}
        onValue={(next) => setWay(next as typeof way)}
        options={ways.map((one) => ({ value: one.way, label: one.name }))}
      />
    </FormDialog>
  );
}
