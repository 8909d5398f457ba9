import { pageText } from '../../page/page.ts';
import { reportBody } from '../html/body.ts';
import { reportData } from '../html/report-data.ts';
import type { ReportFormat } from '../report.ts';

/** One file to look at: findings with what backs them, every constraint on both sides, changes and whom they reach. */
export const html: ReportFormat = {
  name: 'html',
  summary: 'one HTML file to look at, which asks nothing of a network',
  audience: 'machines',
  write: (report) =>
    pageText({ name: 'report', title: 'openapi-contract', body: reportBody, data: reportData(report) }),
};
