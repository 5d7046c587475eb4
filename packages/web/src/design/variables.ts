/** CSS custom properties made of the tokens. Text is in rem, so that the browser's own text size counts as well. */
import {
  colors,
  controls,
  displayFamily,
  fontFamily,
  frame,
  radius,
  space,
  type TextMode,
  text,
  textSize,
} from './tokens.ts';

/** The whole style sheet of custom properties: those of the normal mode, and what `data-text="large"` on the root changes. */
export function variablesSheet(): string {
  const steady = [
    ...Object.entries(colors).map(([name, value]) => declare(kebab(name), value)),
    ...Object.entries(space).map(([name, value]) => declare(`space-${name}`, rem(value))),
    ...Object.entries(radius).map(([name, value]) => declare(`radius-${name}`, `${value}px`)),
    declare('font', fontFamily),
    declare('font-display', displayFamily),
    ...Object.entries(text).map(([name, { line }]) => declare(`line-${name}`, String(line))),
  ];
  return `:root{${[...steady, ...sizes('normal')].join('')}}\n:root[data-text="large"]{${sizes('large').join('')}}\n`;
}

function sizes(mode: TextMode): string[] {
  return [
    ...names(text).map((name) => declare(`text-${name}`, rem(textSize(name, mode)))),
    declare('control', rem(controls[mode].console)),
    declare('control-phone', rem(controls[mode].phone)),
    declare('menu-width', rem(frame[mode].menu)),
    declare('bar-height', rem(frame[mode].bar)),
  ];
}

function names<Name extends string>(record: Record<Name, unknown>): Name[] {
  return Object.keys(record) as Name[];
}

function declare(name: string, value: string): string {
  return `--${name}:${value};`;
}

function rem(px: number): string {
  return `${px / 16}rem`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
