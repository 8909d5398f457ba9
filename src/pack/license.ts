import { type Json, isObject, textOf } from '../json.ts';

/** SPDX identifiers of what descriptions like to write in `info.license.name`. */
const known: readonly [name: RegExp, identifier: string][] = [
  [/^MIT( License)?$/i, 'MIT'],
  [/^Apache([ -]License)?,?( Version)?[ -]?v?2(\.0)?$/i, 'Apache-2.0'],
  [/^ISC( License)?$/i, 'ISC'],
  [/^CC0[ -]1\.0/i, 'CC0-1.0'],
  [/^BSD-2-Clause$/i, 'BSD-2-Clause'],
  [/^BSD-3-Clause$/i, 'BSD-3-Clause'],
];

/**
 * The license that a description states ("License Object"), as npm writes it: an SPDX expression;
 * `UNLICENSED`, which grants nothing, where it states none that is known.
 */
export function licenseOf(info: Json | undefined): string {
  const license = isObject(info) ? info['license'] : undefined;
  if (!isObject(license)) return 'UNLICENSED';
  const identifier = textOf(license['identifier']);
  if (/^[A-Za-z0-9.+() -]{1,100}$/.test(identifier)) return identifier;
  const name = textOf(license['name']).trim();
  return known.find(([pattern]) => pattern.test(name))?.[1] ?? 'UNLICENSED';
}
