/** Photos of an entry: chosen, made small, kept on the device until they are sent. */
import { useEffect, useId, useRef, useState } from 'react';
import { randomKey } from '../../api/random-key.ts';
import { Action, Notice } from '../../ui/controls.tsx';
import { compressed } from './compress.ts';
import { words } from './copy.ts';
import { dropPhoto, keepPhoto, keptPhoto } from './device-photos.ts';
import styles from './logs.module.css';
import type { PhotoRef, Where } from './outbox.ts';
import { placeOf } from './place.ts';

/** As the server's contract. */
const MOST = 9;

interface PhotosProps {
  readonly where: Where;
  readonly photos: readonly PhotoRef[];
  readonly change: (photos: readonly PhotoRef[]) => void;
  /** A place that the writer wants in the text. */
  readonly tell: (place: string) => void;
}

export function Photos({ where, photos, change, tell }: PhotosProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const [place, setPlace] = useState<string>();
  const add = async (files: readonly File[]) => {
    setBusy(true);
    setFault(undefined);
    const added: PhotoRef[] = [];
    for (const file of files) {
      if (photos.length + added.length >= MOST) {
        setFault(words.mostPhotos(MOST));
        break;
      }
      const small = await compressed(file);
      if (small === undefined) {
        setFault(words.noPhoto);
        continue;
      }
      const local = randomKey();
      if (!(await keepPhoto(local, small))) {
        setFault(words.noRoom);
        break;
      }
      setPlace((await placeOf(file)) ?? place);
      added.push({ local, name: `照片${photos.length + added.length + 1}.jpg` });
    }
    if (added.length > 0) change([...photos, ...added]);
    setBusy(false);
  };
  return (
    <div>
      <p className={styles.label} id={`${id}-label`}>
        {words.photos}
      </p>
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, n) => (
            <li key={photo.local ?? photo.sha256} className={styles.photo}>
              <Picture where={where} photo={photo} n={n + 1} />
              <Action
                kind="plain"
                aria-label={words.removePhoto(n + 1)}
                onClick={() => {
                  change(photos.filter((one) => one !== photo));
                  if (photo.local !== undefined) void dropPhoto(photo.local);
                }}
              >
                删去
              </Action>
            </li>
          ))}
        </ul>
      )}
      {fault && <Notice tone="bad">{fault}</Notice>}
      {place && (
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={false}
            onChange={() => {
              tell(place);
              setPlace(undefined);
            }}
          />
          <span>
            {words.place}（{place}）
          </span>
        </label>
      )}
      <input
        ref={input}
        id={id}
        className="unseen"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-labelledby={`${id}-label`}
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          // The same photo may be chosen again after it was taken out.
          target.value = '';
        }}
      />
      <Action busy={busy} onClick={() => input.current?.click()}>
        {busy ? words.adding : words.addPhoto}
      </Action>
      <p className={styles.note}>{words.photoNote}</p>
    </div>
  );
}

/** From the server, or from this device. */
export function Picture({ where, photo, n }: { readonly where: Where; readonly photo: PhotoRef; readonly n: number }) {
  const [local, setLocal] = useState<string>();
  const { local: id, sha256 } = photo;
  useEffect(() => {
    let url: string | undefined;
    let gone = false;
    if (id !== undefined)
      void keptPhoto(id).then((blob) => {
        if (blob === undefined || gone) return;
        url = URL.createObjectURL(blob);
        setLocal(url);
      });
    return () => {
      gone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [id]);
  const src = id === undefined ? sha256 && addressOf(where, sha256) : local;
  return src === undefined ? (
    <span className={styles.picture} />
  ) : (
    <img className={styles.picture} src={src} alt={words.photo(n)} />
  );
}

const addressOf = ({ id, person, entry, span }: Where, sha256: string): string =>
  `/api/rounds/${id}/logs/${person}/${encodeURIComponent(entry)}/${span}/photos/${sha256}`;
