import { deepObject } from './deep-object.ts';
import { pipeDelimited, spaceDelimited } from './delimited.ts';
import { form } from './form.ts';
import { label } from './label.ts';
import { matrix } from './matrix.ts';
import { simple } from './simple.ts';
import type { Style } from './style.ts';

/** Every style that OpenAPI 3.1 knows ("Style Values"), by name. */
export const styles: ReadonlyMap<string, Style> = new Map(
  [simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject].map((style) => [
    style.name,
    style,
  ]),
);
