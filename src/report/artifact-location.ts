import path from 'node:path';

/** A SARIF artifactLocation: a URI reference, relative to where the sources are unless the path is absolute. */
export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: '%SRCROOT%';
}

/** The place of a file, with every character encoded that a URI may not hold (RFC 3986, section 2). */
export function artifactLocation(file: string): ArtifactLocation {
  if (path.posix.isAbsolute(file)) return { uri: `file://${encodePath(file)}` };
  if (/^[A-Za-z]:[\\/]/.test(file)) return { uri: `file:///${encodePath(file.replaceAll('\\', '/'))}` };
  return { uri: encodePath(file), uriBaseId: '%SRCROOT%' };
}

/** Halves of surrogate pairs cannot be encoded. */
function encodePath(file: string): string {
  return file.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
