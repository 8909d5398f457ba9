import { gzipSync } from 'node:zlib';
import type { GeneratedFile } from '../generate/generated-file.ts';

/** The time that npm gives every file of a package: of no meaning, but after 1980, which zip asks for. */
const modified = Date.UTC(1985, 9, 26, 8, 15) / 1000;
const blockSize = 512;

/**
 * The files of a package as npm's tarball: a gzipped tar archive (POSIX.1-2001, ustar) of the folder
 * `package/`. The same files give the same bytes.
 *
 * @throws Error when a path is too long for the format, which no path of ours is
 */
export function tarball(files: readonly GeneratedFile[]): Uint8Array {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const blocks = sorted.flatMap(({ path, text }) => {
    const content = Buffer.from(text, 'utf8');
    return [header(`package/${path}`, content.length), content, Buffer.alloc(padding(content.length))];
  });
  const archive = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]), { level: 6 });
  // The operating system (RFC 1952, section 2.3.1), unknown: the tarball is the same whichever it is.
  archive[9] = 255;
  return archive;
}

function padding(length: number): number {
  return (blockSize - (length % blockSize)) % blockSize;
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(blockSize);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for a tarball`);
  block.write(name, 0);
  writeOctal(block, 0o644, 100, 8);
  writeOctal(block, 0, 108, 8);
  writeOctal(block, 0, 116, 8);
  writeOctal(block, size, 124, 12);
  writeOctal(block, modified, 136, 12);
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  writeOctal(block, 0, 329, 8);
  writeOctal(block, 0, 337, 8);
  // The checksum counts itself as spaces.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Octal digits that end in a null. */
function writeOctal(block: Buffer, value: number, offset: number, length: number): void {
  block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset);
}
