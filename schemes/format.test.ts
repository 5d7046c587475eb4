/** Shipped schemes stand in canonical format: what a reader compares differs only where the schemes do. */
import { formatScheme, readScheme, recheckScheme, writeScheme } from '@shiji/engine';
import { expect, it } from 'vitest';
import { places, shippedSchemes } from './testing/library.ts';

it.each(places.flatMap(shippedSchemes).map(({ path, text }) => [path, text]))('%s is formatted', (path, text) => {
  expect(formatScheme(text).text === text, `run: npx shiji fmt schemes/${path} --write`).toBe(true);
});

it.each(places.flatMap(shippedSchemes).map(({ path, scheme }) => [path, scheme] as const))(
  '%s is the same scheme to a program as it is written',
  (_, scheme) => {
    const { scheme: again, diagnostics } = recheckScheme(scheme);
    const read = readScheme(writeScheme(scheme));
    expect(again).toEqual(read.scheme);
    expect(diagnostics.map(({ code }) => code)).toEqual(read.diagnostics.map(({ code }) => code));
  },
);
