/** Shipped schemes stand in canonical format: what a reader compares differs only where the schemes do. */
import { formatScheme } from '@shiji/engine';
import { expect, it } from 'vitest';
import { places, shippedSchemes } from './testing/library.ts';

it.each(places.flatMap(shippedSchemes).map(({ path, text }) => [path, text]))('%s is formatted', (path, text) => {
  expect(formatScheme(text).text === text, `run: npx shiji fmt schemes/${path} --write`).toBe(true);
});
