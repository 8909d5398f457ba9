import { json } from './json.ts';
import type { ReportFormat } from './report.ts';
import { terminal } from './terminal.ts';

/** Every report format by its name. Adding one is adding a file and its word here. */
export const reportFormats = { terminal, json } satisfies Readonly<Record<string, ReportFormat>>;
