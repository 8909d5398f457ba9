import { listedType } from './scalar.ts';

/** How null works in the normal form. */
export const nullType = listedType([null]);
