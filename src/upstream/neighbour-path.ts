import { isDeviceName } from '../device-name.ts';

/** Whatever folder it is saved in, a longer path may be refused by a file system. */
const longest = 200;

/** What a contract's folder holds besides the publisher's files. `package.json` decides how code is run. */
const ours = new Set(['source.json', 'changelog.md']);
const overlay = /\.overlay\.(ya?ml|json)$/;
/** The description itself is saved under one of these names. */
const description = /^openapi\.(ya?ml|json)$/;

/**
 * Why a path may not be that of a file beside a description: it would leave the contract's folder, lie
 * on what is ours, be run by some tool, or not exist on every file system. `undefined` when it may.
 *
 * @param path relative to the contract's folder, decoded, with `/`
 */
export function neighbourPathProblem(path: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- they are what is refused
  if (/[\u0000-\u001f\u007f-\u009f\\:*?"<>|]|\p{Cs}/u.test(path)) {
    return 'its name holds a character that file names may not hold everywhere';
  }
  if (path.startsWith('/') || path.split('/').includes('..')) return "it leads out of the contract's folder";
  if (path.length > longest) return `its path is longer than ${longest} characters`;
  return nameProblem(path.toLowerCase());
}

function nameProblem(path: string): string | undefined {
  const segments = path.split('/');
  if (segments.some((name) => name === '' || /^\.|[. ]$/.test(name))) {
    return 'hidden and nameless files are not saved';
  }
  if (segments.some((name) => isDeviceName(name) || name === 'node_modules' || name === 'package.json')) {
    return 'its name means something to tools or operating systems';
  }
  if (!/\.(ya?ml|json)$/.test(path)) return 'only .yaml, .yml and .json files are saved';
  const mine = segments.length === 1 && (ours.has(path) || overlay.test(path) || description.test(path));
  return mine ? 'its name is taken by a file of the contract' : undefined;
}
