import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../../src/expected-error.ts';
import { checkTls, type TlsSettings } from '../../src/verify/tls.ts';
import { flag, optional, text, type Options, type Values } from '../command/option.ts';

/** The options that say how a server is talked to by TLS. */
export const tlsOptions = {
  insecure: flag('Accept any certificate of the server, also one of an unknown authority.'),
  ca: optional({
    placeholder: 'FILE',
    description: 'Certificates to trust, as PEM, instead of those that Node trusts.',
    parse: text,
    complete: 'file',
  }),
  cert: optional({
    placeholder: 'FILE',
    description: 'Client certificate to show to the server, as PEM; may hold its key too.',
    parse: text,
    complete: 'file',
  }),
  key: optional({
    placeholder: 'FILE',
    description: 'Key of --cert, as PEM.',
    parse: text,
    complete: 'file',
  }),
} as const satisfies Options;

/** What was chosen of TLS on the command line. */
export type TlsChoice = Values<typeof tlsOptions>;

/**
 * What was chosen, with the files read.
 *
 * @throws ExpectedError when a file cannot be read or used, or when the target has no TLS
 */
export async function readTls(
  { insecure, ca, cert, key }: TlsChoice,
  target: string,
  root: string,
): Promise<TlsSettings | undefined> {
  const [given] = Object.entries({ insecure: insecure || undefined, ca, cert, key }).flatMap(
    ([name, value]) => (value === undefined ? [] : [name]),
  );
  if (given === undefined) return undefined;
  if (!target.startsWith('https:')) {
    throw new ExpectedError(`--${given} was given with a target that has no TLS`, {
      help: 'Write https:// for http://, or leave the option out.',
    });
  }
  const read = (file: string | undefined): Promise<string> | undefined =>
    file === undefined ? undefined : readPem(root, file);
  const [authority, certificate, secret] = await Promise.all([read(ca), read(cert), read(key)]);
  const settings: TlsSettings = {
    ...(insecure && { insecure }),
    ...(authority !== undefined && { ca: authority }),
    ...(certificate !== undefined && { cert: certificate }),
    ...((secret ?? certificate) !== undefined && { key: secret ?? certificate }),
    files: { ca, cert, key },
  };
  checkTls(settings);
  return settings;
}

function readPem(root: string, file: string): Promise<string> {
  return readFile(path.resolve(root, file), 'utf8').catch(({ code, message }: NodeJS.ErrnoException) => {
    throw new ExpectedError(`The file ${file} cannot be read (${code ?? message})`, {
      help: 'Name a file in PEM, from the folder of the project.',
    });
  });
}
