import type { GeneratedFile } from '../../src/generate/generated-file.ts';
import { headerOf } from '../../src/generate/header.ts';

/** Generated files that all hold one text. */
export function filesSaying(text: string): GeneratedFile[] {
  return [
    { path: 'client.ts', text: `${headerOf('pets')}// ${text}\n` },
    { path: 'openapi.json', text: `"${text}"\n` },
    { path: 'runtime/send.ts', text: `${headerOf('pets')}// ${text}\n` },
  ];
}
