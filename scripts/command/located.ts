import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../src/finding.ts';
import { fingerprint } from '../../src/fingerprint.ts';

/** A finding with what a report that is read elsewhere needs: its id, and the lines around its place. */
export interface LocatedFinding extends Finding {
  readonly id: string;
  readonly excerpt?: Excerpt;
}

/** Some lines of a file. */
export interface Excerpt {
  /** The number of the first, from 1. */
  readonly from: number;
  readonly lines: readonly string[];
}

/** Lines before and after the one that is meant. */
const around = 3;
const longestLine = 160;
/** Larger files are not read a second time. */
const largestFile = 16 * 2 ** 20;

/** Gives findings their ids and excerpts; files below the project's folder alone are read, each once. */
export function located(root: string, findings: readonly Finding[]): readonly LocatedFinding[] {
  const files = new Map<string, readonly string[]>();
  const linesOf = (name: string): readonly string[] => {
    const lines = files.get(name) ?? readLines(root, name);
    files.set(name, lines);
    return lines;
  };
  return findings.map((finding) => {
    const { location } = finding;
    const excerpt = location && excerptOf(linesOf(location.file), location.line);
    return { ...finding, id: fingerprint(finding), ...(excerpt && { excerpt }) };
  });
}

function excerptOf(lines: readonly string[], line: number): Excerpt | undefined {
  if (lines.length < line) return undefined;
  const from = Math.max(1, line - around);
  const shown = lines.slice(from - 1, line + around).map((text) => text.slice(0, longestLine));
  return { from, lines: shown };
}

function readLines(root: string, name: string): readonly string[] {
  const file = path.resolve(root, name);
  const isBelow = !path.relative(root, file).startsWith('..');
  try {
    if (!isBelow || statSync(file).size > largestFile) return [];
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return [];
  }
}
