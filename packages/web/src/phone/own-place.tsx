/** Own results as the phone shows them. */
import type { OwnPlace } from '../features/results/own-place.ts';
import { Head } from './Head.tsx';
import styles from './mine.module.css';
import own from './own-file.module.css';
import { go, linkTo } from './route.ts';

const at = (path: string): string => `/results${path}`;

export const phonePlace: OwnPlace = {
  panels: false,
  frame: ({ title, lead, back }, inside) => (
    <>
      <Head
        title={title}
        {...(lead === undefined ? {} : { lead })}
        {...(back === undefined ? {} : { back: at(back) })}
      />
      <div className={styles.form}>{inside}</div>
    </>
  ),
  part: (title, inside) => (
    <section className={own.part}>
      {title && <h2>{title}</h2>}
      {inside}
    </section>
  ),
  way: (path, inside, className) => (
    <a {...(className === undefined ? {} : { className })} {...linkTo(at(path))}>
      {inside}
    </a>
  ),
  go: (path) => go(at(path)),
};
