import { type Json, isObject } from '../json.ts';

/**
 * The URLs of a list of Server Objects, variables replaced by their defaults.
 * "OpenAPI Object": without servers it is one with the URL `/`.
 */
export function serversOf(servers: Json | undefined): string[] {
  if (!Array.isArray(servers)) return ['/'];
  const urls = servers.flatMap((server) => {
    if (!isObject(server) || typeof server['url'] !== 'string') return [];
    return [
      server['url'].replaceAll(
        /\{([^{}]*)\}/g,
        (whole, name: string) => defaultOf(server['variables'], name) ?? whole,
      ),
    ];
  });
  return urls.length > 0 ? urls : ['/'];
}

function defaultOf(variables: Json | undefined, name: string): string | undefined {
  const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
  const value = isObject(variable) ? variable['default'] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
