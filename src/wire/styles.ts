import { cookie } from './styles/cookie.ts';
import { deepObject } from './styles/deep-object.ts';
import { form } from './styles/form.ts';
import { label } from './styles/label.ts';
import { matrix } from './styles/matrix.ts';
import { pipeDelimited } from './styles/pipe-delimited.ts';
import { simple } from './styles/simple.ts';
import { spaceDelimited } from './styles/space-delimited.ts';
import type { Style } from './style.ts';

/** Every style that OpenAPI 3.2 knows ("Style Values"), by name. */
export const styles: ReadonlyMap<string, Style> = new Map(
  [simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, cookie].map((style) => [
    style.name,
    style,
  ]),
);
