import { Origins } from '../../src/contract/origin.ts';
import { parseSourceFile } from '../../src/contract/source-file.ts';
import { upgradeSwagger } from '../../src/contract/swagger/upgrade-swagger.ts';
import { walkDocument } from '../../src/contract/walk-document.ts';
import type { JsonObject } from '../../src/json.ts';
import { valueAt } from '../../src/json-pointer.ts';

/** A Swagger 2.0 document in OpenAPI 3.0, and what was lost. */
export function upgraded(swagger: JsonObject): { document: JsonObject; losses: string[] } {
  const file = parseSourceFile(JSON.stringify(swagger), 'a.json', 'a.json');
  const origins = new Origins();
  const document = origins.take(file.value, { file }) as JsonObject;
  const losses = upgradeSwagger(document, [...walkDocument(document)], origins);
  return { document, losses: losses.map(({ message }) => message) };
}

/** What every description has. */
export const base = { swagger: '2.0', info: { title: 'Pets', version: '1' } };
/** A description with one operation that is upgraded. */
export const post = (operation: JsonObject, rest: JsonObject = {}) =>
  upgraded({ ...base, paths: { '/pets': { post: { responses: {}, ...operation } } }, ...rest });
/** What stands at a pointer below that operation. */
export const at = ({ document }: { document: JsonObject }, pointer: string) =>
  valueAt(document, `/paths/~1pets/post${pointer}`);
