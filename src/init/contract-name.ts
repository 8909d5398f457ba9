import path from 'node:path';
import { isDeviceName } from '../device-name.ts';
import { ExpectedError } from '../expected-error.ts';
import { isObject, type Json, textOf } from '../json.ts';

/** A file name everywhere, and a word that needs no quotes in a shell. */
const valid = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/i;

/**
 * A name for a new contract, which becomes the name of its folders.
 *
 * @throws ExpectedError when it is no file name everywhere
 */
export function checkContractName(name: string): string {
  if (valid.test(name) && !isDeviceName(name)) return name;
  throw new ExpectedError(`${JSON.stringify(name)} cannot be the name of a contract`, {
    help: 'A name has letters, digits, dots, dashes and underscores, and starts and ends with a letter or digit.',
  });
}

/**
 * The name that a description suggests for its contract: its title's, its first server's, its file's.
 *
 * @param document the description, of whatever quality
 * @param source the path or URL that it came from
 */
export function suggestedName(document: Json, source: string): string {
  const candidates = [titleOf(document), hostOf(document), fileOf(source)];
  return candidates.map(slug).find((name) => valid.test(name) && !isDeviceName(name)) ?? 'api';
}

function titleOf(document: Json): string {
  const info = isObject(document) ? document['info'] : undefined;
  return isObject(info) ? textOf(info['title']) : '';
}

/** `telnyx` of `https://api.telnyx.com/v2`. */
function hostOf(document: Json): string {
  const servers = isObject(document) ? document['servers'] : undefined;
  const [first] = Array.isArray(servers) ? servers : [];
  const host = URL.parse(isObject(first) ? textOf(first['url']) : '')?.hostname ?? '';
  return host.split('.').at(-2) ?? '';
}

function fileOf(source: string): string {
  return path.posix.parse(URL.parse(source)?.pathname ?? source.replaceAll('\\', '/')).name;
}

/** Words that every description could end in. */
const endings = /(?:^|-)(?:api|openapi|rest|spec|specification|reference|documentation|docs|v?\d+)$/;
const longest = 40;

/** `Telnyx Phone Number Management API` as `telnyx-phone-number-management`. */
function slug(text: string): string {
  const words = text
    .slice(0, 200)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return withoutEndings(words.length <= longest ? words : words.slice(0, longest + 1).replace(/-[^-]*$/, ''));
}

function withoutEndings(name: string): string {
  const shorter = name.replace(endings, '');
  return shorter === name ? name : withoutEndings(shorter);
}
