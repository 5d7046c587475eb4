/**
 * One-time addresses as slips to cut out, on paper alone: sheets of A4 with twelve each, in the order in which the server shuffled them. A
 * slip says what is voted on and how, never whose it is; no two differ but in their code.
 */
import { createPortal } from 'react-dom';
import { QRCode } from '../../ui/antd/face.ts';
import { words } from './copy.ts';
import styles from './slips.module.css';

interface PrintedSlip {
  /** What the picture holds. */
  readonly address: string;
  /** The 16 signs that are typed where there is no camera. */
  readonly code: string;
}

interface SlipSheetsProps {
  readonly slips: readonly PrintedSlip[];
  readonly title: string;
  /** Who votes with it: a group, and a form where there are several. */
  readonly group: string;
  readonly county: string;
  /** Where the signs are typed by hand. */
  readonly entrance: string;
}

export const A_SHEET = 12;

export function SlipSheets({ slips, title, group, county, entrance }: SlipSheetsProps) {
  const sheets = Array.from({ length: Math.ceil(slips.length / A_SHEET) }, (_, sheet) =>
    slips.slice(sheet * A_SHEET, (sheet + 1) * A_SHEET),
  );
  return createPortal(
    <div className={styles.sheets} data-printed="" aria-hidden="true">
      {sheets.map((sheet, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets never move.
        <div key={at} className={styles.sheet}>
          {sheet.map(({ address, code }) => (
            <div key={code} className={styles.slip}>
              <div className={styles.picture}>
                <QRCode value={address} type="svg" size={256} bordered={false} errorLevel="M" />
              </div>
              <div className={styles.text}>
                <p className={styles.county}>{county}</p>
                <p className={styles.title}>{title}</p>
                <p className={styles.group}>{group}</p>
                <p className={styles.code}>{inFours(code)}</p>
                <p className={styles.note}>{words.slip.note}</p>
                <p className={styles.note}>{withoutScheme(entrance)}</p>
              </div>
            </div>
          ))}
        </div>
      ))}
    </div>,
    document.body,
  );
}

/** AB3D EF5G HJ7K MN9P */
function inFours(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** As people type it: a browser adds the rest. */
function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
