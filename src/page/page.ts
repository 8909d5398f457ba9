import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { once } from '../once.ts';
import { packageFolder } from '../package-folder.ts';
import { icons } from './icons.ts';

/** What one page is made of. */
export interface PageParts {
  /** The name of its script and style sheet in `assets/`. */
  readonly name: 'report' | 'reference';
  readonly title: string;
  /** What stands in its body, from the toolkit itself; nothing that strangers wrote. */
  readonly body: string;
  /** What its script reads. */
  readonly data: unknown;
  /** Where its script may send requests to; nowhere by default. */
  readonly connect?: readonly string[];
}

const assets = { report: once(() => readAssets('report')), reference: once(() => readAssets('reference')) };

/** A page that is one file and asks nothing of a network: its policy allows its own script and style alone. */
export function pageText({ name, title, body, data, connect = [] }: PageParts): string {
  const { script, style } = assets[name]();
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    ...(connect.length > 0 ? [`connect-src ${connect.join(' ')}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title><style>${style}</style></head><body>`,
    sprite(),
    body,
    `<script type="application/json" id="data">${dataText(data)}</script>`,
    `<script>${script}</script></body></html>\n`,
  ].join('');
}

/** JSON that no parser of HTML takes for anything else, and that is printed without effect. */
function dataText(data: unknown): string {
  return JSON.stringify(data)
    .toWellFormed()
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function readAssets(name: PageParts['name']): { readonly script: string; readonly style: string } {
  const folder = path.join(packageFolder(), 'assets');
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8').trimEnd();
  return { script: read(`${name}.js`), style: read(`${name}.css`) };
}

function sprite(): string {
  const symbols = Object.entries(icons).map(
    ([name, drawing]) => `<symbol id="i-${name}" viewBox="0 0 16 16">${drawing}</symbol>`,
  );
  return `<svg width="0" height="0" aria-hidden="true" class="vh">${symbols.join('')}</svg>`;
}
