import { delimited } from '../delimited.ts';
import type { Style } from '../style.ts';

/** `pipeDelimited`, for lists and objects in queries: `color=blue%7Cblack`. */
export const pipeDelimited: Style = delimited('pipeDelimited', '|');
