import { type Json, type JsonObject, isObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import type { SecurityRequirement, SecurityScheme } from './contract.ts';
import { resolve } from './references.ts';

const types = ['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'] as const;
const places = ['query', 'header', 'cookie'] as const;

/**
 * The alternatives of a `security` field ("Security Requirement Object"). One that names a scheme
 * which is not described is left out.
 */
export function securityOf(document: JsonObject, security: Json | undefined): SecurityRequirement[] {
  if (!Array.isArray(security)) return [];
  return security.flatMap((requirement) => {
    if (!isObject(requirement)) return [];
    const schemes = Object.entries(requirement).map(([name, scopes]) => schemeOf(document, name, scopes));
    const known = schemes.filter((scheme) => scheme !== undefined);
    return known.length === schemes.length ? [{ schemes: known }] : [];
  });
}

function schemeOf(document: JsonObject, name: string, scopes: Json): SecurityScheme | undefined {
  const scheme = resolve(document, appendPointer('/components/securitySchemes', name));
  if (!scheme || !isObject(scheme.value)) return undefined;
  const { value } = scheme;
  const type = types.find((known) => known === value['type']);
  return (
    type && {
      name,
      pointer: scheme.pointer,
      type,
      scheme: typeof value['scheme'] === 'string' ? value['scheme'].toLowerCase() : undefined,
      in: places.find((place) => place === value['in']),
      parameterName: typeof value['name'] === 'string' ? value['name'] : undefined,
      scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
    }
  );
}
