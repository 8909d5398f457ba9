import type { Target, VariableNames } from '../options.ts';

/** What the names of variables begin with that nobody has named: a description must not choose one of the reader's. */
const prefix = 'OPENAPI_CONTRACT';

/**
 * The environment variable that stands for a scheme's secret in what is printed: the one that the user named
 * for it, otherwise one of the toolkit's own: `bearerAuth` gives `OPENAPI_CONTRACT_AUTH_BEARERAUTH`.
 */
export function credentialVariable({ variables }: Pick<Target, 'variables'>, scheme: string): string {
  return named(variables?.credentials, scheme) ?? `${prefix}_AUTH_${shellName(scheme)}`;
}

/** The same for a fixed header: `X-Tenant` gives `OPENAPI_CONTRACT_HEADER_X_TENANT`. */
export function headerVariable({ variables }: Pick<Target, 'variables'>, header: string): string {
  return named(variables?.headers, header) ?? `${prefix}_HEADER_${shellName(header)}`;
}

function named(names: VariableNames = {}, key: string): string | undefined {
  const name = Object.hasOwn(names, key) ? names[key] : undefined;
  // POSIX.1-2024, section 3.216: other names no shell takes.
  return name !== undefined && /^[A-Za-z_]\w*$/.test(name) ? name : undefined;
}

function shellName(name: string): string {
  return name.toUpperCase().replaceAll(/\W/g, '_');
}
