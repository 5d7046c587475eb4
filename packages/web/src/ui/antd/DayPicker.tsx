/** A day, chosen from a calendar or typed as 2026年3月25日, 2026-03-25 or 20260325. */
import dayjs from 'dayjs';
import { DatePicker } from './face.ts';

interface DayPickerProps {
  readonly id?: string;
  /** What assistive programs call it where no label stands beside it. */
  readonly label?: string;
  /** `2026-03-25`; blank: none. */
  readonly value: string;
  readonly onValue: (day: string) => void;
  readonly clearable?: boolean;
  readonly faulty?: boolean;
  readonly placeholder?: string;
}

export function DayPicker({ id, label, value, onValue, clearable, faulty, placeholder = '选择日期' }: DayPickerProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(faulty ? { status: 'error' as const } : {})}
      style={{ width: '100%' }}
      format={['YYYY年M月D日', 'YYYY-MM-DD', 'YYYY-M-D', 'YYYY.M.D', 'YYYYMMDD']}
      value={value === '' ? null : dayjs(value)}
      allowClear={clearable ?? false}
      placeholder={placeholder}
      onChange={(day) => onValue(day ? day.format('YYYY-MM-DD') : '')}
    />
  );
}
