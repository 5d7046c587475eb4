/** A day to narrow by, shown as 2026年3月25日; typed so, or as 2026-03-25 or 20260325. */
import dayjs from 'dayjs';
import { useId } from 'react';
import { DatePicker } from '../../ui/antd/face.ts';
import styles from '../../ui/controls.module.css';

interface DayFieldProps {
  readonly label: string;
  /** `2026-03-25`; blank: none. */
  readonly value: string;
  readonly onValue: (day: string) => void;
}

export function DayField({ label, value, onValue }: DayFieldProps) {
  const id = useId();
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <DatePicker
        id={id}
        format={['YYYY年M月D日', 'YYYY-MM-DD', 'YYYYMMDD']}
        value={value === '' ? null : dayjs(value)}
        placeholder="不限"
        onChange={(day) => onValue(day ? day.format('YYYY-MM-DD') : '')}
      />
    </div>
  );
}
