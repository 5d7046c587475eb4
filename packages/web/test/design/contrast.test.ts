import { expect, test } from 'vitest';
import { colors } from '../../src/design/tokens.ts';

type Color = keyof typeof colors;

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(colors[one]), luminance(colors[other])].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds: readonly Color[] = ['surface', 'ground', 'sunken'];

test.each(grounds)('ink of every strength reads 4.5:1 on %s', (ground) => {
  for (const ink of ['ink', 'inkSoft', 'inkFaint', 'blue', 'blueHover', 'red', 'bad', 'good', 'warn'] as const)
    expect(contrast(ink, ground), ink).toBeGreaterThanOrEqual(4.5);
});

test('what happened reads 4.5:1 on its own wash, and white on every filled ground', () => {
  for (const tone of ['good', 'warn', 'bad', 'red', 'blue'] as const)
    expect(contrast(tone, `${tone}Wash`), tone).toBeGreaterThanOrEqual(4.5);
  for (const filled of ['red', 'redHover', 'redActive', 'blue', 'blueHover'] as const)
    expect(contrast('inkOnDark', filled), filled).toBeGreaterThanOrEqual(4.5);
});

test('numbers read 4.5:1 on every shade of a heat map', () => {
  for (const shade of ['surface', 'warnWash', 'heat', 'heatStrong'] as const)
    expect(contrast('ink', shade), shade).toBeGreaterThanOrEqual(4.5);
  expect(contrast('inkOnDark', 'bad')).toBeGreaterThanOrEqual(4.5);
});

test('the edge of a control stands out 3:1 from the surface and from the page', () => {
  for (const ground of ['surface', 'ground'] as const) expect(contrast('edge', ground)).toBeGreaterThanOrEqual(3);
});
