import { github } from './formats/github.ts';
import { html } from './formats/html.ts';
import { json } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { markdown } from './formats/markdown.ts';
import { sarif } from './formats/sarif.ts';
import { terminal } from './formats/terminal.ts';
import type { ReportFormat } from './report.ts';

/** Every report format by its name. Adding one is adding a file and its word here. */
export const reportFormats = {
  terminal,
  json,
  junit,
  sarif,
  github,
  markdown,
  html,
} satisfies Readonly<Record<string, ReportFormat>>;
