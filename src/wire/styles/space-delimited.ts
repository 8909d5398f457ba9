import { delimited } from '../delimited.ts';
import type { Style } from '../style.ts';

/** `spaceDelimited`, for lists and objects in queries: `color=blue%20black`. */
export const spaceDelimited: Style = delimited('spaceDelimited', ' ');
