import { listedType } from './scalar.ts';

/** How booleans work in the normal form. */
export const booleanType = listedType([false, true]);
