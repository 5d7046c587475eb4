/** The public face of the engine: the scheme language, exact scoring and explanation. No I/O. */
export * from './diagnostics/diagnostic.ts';
export * from './facts/tables.ts';
export * from './numbers/exact.ts';
