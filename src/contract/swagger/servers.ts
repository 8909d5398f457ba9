import { type Json, type JsonObject, textOf } from '../../json.ts';
import { type Conversion, lose } from './conversion.ts';

/**
 * The Server Objects that `host`, `basePath` and `schemes` stand for; `undefined` when nothing is said.
 *
 * @param schemes those of the operation, or else of the document
 */
export function serversOf(schemes: Json | undefined, conversion: Conversion): JsonObject[] | undefined {
  const { document, origins } = conversion;
  const host = textOf(document['host']);
  const basePath = textOf(document['basePath']).replace(/\/$/, '');
  const urls =
    host === ''
      ? [basePath]
      : schemesOf(schemes, conversion).map((scheme) => `${scheme}://${host}${basePath}`);
  const servers = urls.filter((url) => url !== '').map((url): JsonObject => ({ url }));
  for (const server of servers) origins.adopt(server, document);
  return servers.length > 0 ? servers : undefined;
}

/** "If the schemes is not included, the default scheme to be used is the one used to access the Swagger definition itself." */
function schemesOf(schemes: Json | undefined, conversion: Conversion): string[] {
  const said = Array.isArray(schemes) ? schemes.filter((scheme) => typeof scheme === 'string') : [];
  const usable = said.filter((scheme) => scheme === 'http' || scheme === 'https');
  if (usable.length > 0) return usable;
  const { document } = conversion;
  lose(
    conversion,
    document,
    said.length > 0 ? 'schemes' : 'host',
    'no scheme of HTTP is named: https is taken',
  );
  return ['https'];
}
