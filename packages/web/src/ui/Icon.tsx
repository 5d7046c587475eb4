/** Our own line icons, 20 units square, drawn with one stroke; they stand beside words and say nothing by themselves. */
const shapes = {
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3M10 2.5V4',
  mail: 'M2.5 4.5h15v11h-15zM2.5 5.5 10 11l7.5-5.5',
  today: 'M3.5 4.5h13v12h-13zM3.5 8h13M7 2.5v3.5M13 2.5v3.5M7 12l2 2 4-4',
  record: 'M5 2.5h10v15H5zM8 6.5h4M8 10h4M8 13.5h2.5',
  results: 'M3 17h14M5.5 14V9.5M10 14V5M14.5 14V8',
  person: 'M10 9.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3.5 17c.6-3.3 3.1-5 6.5-5s5.9 1.7 6.5 5',
  people:
    'M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2 16.5c.4-3 2.5-4.5 5.5-4.5s5.1 1.5 5.5 4.5M13 4.3a2.75 2.75 0 0 1 0 5M15 12.4c1.7.6 2.7 2 3 4.1',
  key: 'M7 12.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.2 10.6 16.5 17M14 14.5l2-2',
  text: 'M3 5h9M7.5 5v11M12 9.5h6M15 9.5V16',
  leave: 'M12 3.5H4.5v13H12M8.5 10H17M14 7l3 3-3 3',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  next: 'M8 5.5l4.5 4.5L8 14.5',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10zM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  eyeShut: 'M2.5 8.5c1.5 2.5 4.2 4.5 7.5 4.5s6-2 7.5-4.5M5 12l-1.5 2M10 13v2.5M15 12l1.5 2',
  warn: 'M10 3 2.5 16.5h15zM10 8v4M10 14v.6',
  offline:
    'M2.5 8A11 11 0 0 1 6 5.6M17.5 8a11 11 0 0 0-7-3.1M5.5 11.2a6.6 6.6 0 0 1 3-1.7M8.3 14.3a2.6 2.6 0 0 1 3.4 0M3.5 3.5l13 13',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9M10 12.3v1.7',
  missing: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4M7 9h4',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  import: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 12.5v4h13v-4',
  check: 'M4 10.5l4 4 8-9',
  phone: 'M6 2.5h8v15H6zM9 15h2',
  print: 'M6 7V2.5h8V7M5.5 13.5h-3V7h15v6.5h-3M6 11.5h8v6H6z',
  shield: 'M10 2.5 16.5 5v4.5c0 4-2.7 6.6-6.5 8-3.8-1.4-6.5-4-6.5-8V5z',
  close: 'M5 5l10 10M15 5 5 15',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={shapes[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
