/** Choosing a person by characters, pinyin, initials or code. For the console. */
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';
import type { Returns } from '../../api/shape.ts';
import { Select } from '../../ui/antd/face.ts';
import { words } from './copy.ts';
import styles from './picker.module.css';

export type FoundPerson = Returns<'GET /api/people'>['people'][number];

export interface PickedPerson {
  readonly id: string;
  readonly name: string;
}

interface PersonPickerProps {
  /** Of the label that names it. */
  readonly id?: string;
  /** What assistive programs call it where no label stands beside it. */
  readonly label?: string;
  readonly value: PickedPerson | undefined;
  readonly onValue: (person: PickedPerson | undefined) => void;
  /** Only people of this unit and those below it. */
  readonly unit?: string;
  /** Who holds a post on this day; absent: today. */
  readonly day?: string;
  /** Those who hold no post, too. */
  readonly all?: boolean;
  readonly faulty?: boolean;
}

/** Typing pauses this long, in milliseconds, before the server is asked. */
const PAUSE = 200;

export function PersonPicker({ id, label, value, onValue, unit, day, all, faulty }: PersonPickerProps) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const { people, problem, busy } = useFound(open, text, unit, day, all ?? false);
  const chosen = value && { value: value.id, label: value.name };
  return (
    <Select<{ value: string; label?: unknown }, PersonOption>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(faulty ? { status: 'error' as const } : {})}
      style={{ width: '100%' }}
      labelInValue
      value={(chosen ?? null) as { value: string; label: string }}
      showSearch={{ searchValue: text, filterOption: false, onSearch: setText }}
      onOpenChange={setOpen}
      options={people.map((person) => ({ value: person.id, label: person.name, person }))}
      optionRender={({ data }) => <Found person={data.person} />}
      listHeight={320}
      allowClear
      loading={busy}
      placeholder={words.search}
      notFoundContent={
        <span className={styles.none}>{busy ? words.searching : (problem?.title ?? words.noneFound)}</span>
      }
      onChange={(picked) => {
        setText('');
        const person = people.find(({ id: each }) => each === picked?.value);
        onValue(person && { id: person.id, name: person.name });
      }}
    />
  );
}

interface PersonOption {
  readonly value: string;
  readonly label: string;
  readonly person: FoundPerson;
}

/** 同名的人 are told apart by unit, post and code. */
function Found({ person }: { readonly person: FoundPerson }) {
  const place = [person.unit?.path ?? words.noPost, person.post].filter(Boolean).join(' ');
  return (
    <span className={styles.found}>
      <span className={styles.name}>{person.name}</span>
      <span className={styles.place}>{place}</span>
      <span className={styles.code}>{person.code}</span>
    </span>
  );
}

interface FoundPeople {
  readonly people: readonly FoundPerson[];
  readonly problem?: Problem;
  readonly busy: boolean;
}

/** What was found last stays until the next answer is here, so that the list doesn't flicker. */
function useFound(open: boolean, text: string, unit: string | undefined, day: string | undefined, all: boolean) {
  const [found, setFound] = useState<FoundPeople>({ people: [], busy: false });
  useEffect(() => {
    if (!open) return undefined;
    const abort = new AbortController();
    setFound(({ people }) => ({ people, busy: true }));
    const query = {
      ...(text.trim() === '' ? {} : { query: text.trim() }),
      ...(unit === undefined ? {} : { unit }),
      ...(day === undefined ? {} : { day }),
      all: all ? ('yes' as const) : ('no' as const),
    };
    const timer = setTimeout(
      async () => {
        const answer = await call('GET /api/people', { query, signal: abort.signal });
        if (abort.signal.aborted) return;
        setFound(
          answer.ok
            ? { people: answer.value.people, busy: false }
            : { people: [], problem: answer.problem, busy: false },
        );
      },
      text === '' ? 0 : PAUSE,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [open, text, unit, day, all]);
  return found;
}
