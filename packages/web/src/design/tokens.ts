/**
 * The one file of design tokens: every colour, size and rhythm of console and phone. variables.ts makes CSS custom properties of it,
 * antd-theme.ts the component library's theme. Pairs of ink and ground are held against WCAG 2.2 AA by test/design/contrast.test.ts.
 *
 * Deep red is for the brand mark and the one primary action of a screen; everything else is ink and grey-blue.
 */

/** Colours. `line` separates, and may be faint; `edge` bounds a control, and needs 3:1 against its ground (WCAG 1.4.11). */
export const colors = {
  red: '#9b1c20',
  redHover: '#82161a',
  redActive: '#6b1115',
  redWash: '#faf1f0',
  ink: '#18212c',
  inkSoft: '#465364',
  inkFaint: '#5f6c7b',
  inkOnDark: '#ffffff',
  blue: '#2c4d70',
  blueHover: '#1f3b59',
  blueWash: '#e9eff5',
  surface: '#ffffff',
  ground: '#f5f7f9',
  sunken: '#edf0f4',
  line: '#dfe4ea',
  edge: '#808d9b',
  good: '#1d6a44',
  goodWash: '#edf6f0',
  warn: '#815200',
  warnWash: '#fdf6e6',
  bad: '#b0251c',
  badWash: '#fcf0ee',
  heat: '#f3c9c2',
  heatStrong: '#e39b92',
  veil: 'rgba(18, 26, 36, 0.46)',
} as const;

/** Chinese first in each system's own face; the numerals of all of them can be tabular. */
export const fontFamily =
  '"PingFang SC", "HarmonyOS Sans SC", "HarmonyOS_Sans_SC", MiSans, "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, -apple-system, sans-serif';

/** The ceremonial face of the mark and of the sign-in page's one large line: what official Chinese print looks like. */
export const displayFamily = '"Songti SC", "STSong", "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif';

export const modes = ['normal', 'large'] as const;
export type TextMode = (typeof modes)[number];

/** Sizes of text in px of the normal mode, with the line's height as a multiple. */
export const text = {
  note: { size: 12, line: 1.5 },
  small: { size: 13, line: 1.54 },
  body: { size: 14, line: 1.572 },
  lead: { size: 16, line: 1.5 },
  title: { size: 20, line: 1.4 },
  headline: { size: 24, line: 1.34 },
  display: { size: 34, line: 1.3 },
} as const;

/** How much larger text, and the controls that hold it, are. Small text grows most; headlines are legible already. */
const growth: Record<keyof typeof text, Record<TextMode, number>> = {
  note: { normal: 1, large: 1.34 },
  small: { normal: 1, large: 1.34 },
  body: { normal: 1, large: 1.29 },
  lead: { normal: 1, large: 1.25 },
  title: { normal: 1, large: 1.2 },
  headline: { normal: 1, large: 1.17 },
  display: { normal: 1, large: 1.12 },
};

/** Size of a text in px, whole. */
export function textSize(name: keyof typeof text, mode: TextMode): number {
  return Math.round(text[name].size * growth[name][mode]);
}

/** Heights of controls in px: the console is worked with a pointer, the phone with a thumb (44 and more). */
export const controls: Record<TextMode, { readonly console: number; readonly phone: number }> = {
  normal: { console: 36, phone: 48 },
  large: { console: 44, phone: 56 },
};

/** The rhythm, in px: 8 and its halves and multiples. */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48, 8: 64 } as const;

export const radius = { control: 4, panel: 6 } as const;

/** Widths in px of the console's frame. */
export const frame: Record<TextMode, { readonly menu: number; readonly bar: number }> = {
  normal: { menu: 208, bar: 56 },
  large: { menu: 248, bar: 64 },
};
