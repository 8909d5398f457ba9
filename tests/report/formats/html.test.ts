import { createHash } from 'node:crypto';
import { test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { ReportData } from '../../../src/page/report-data.ts';
import { html } from '../../../src/report/formats/html.ts';
import type { Report } from '../../../src/report/report.ts';
import { finding } from '../findings.ts';
import { hostileReport } from '../hostile.ts';

const plain = { color: false };

function scriptsOf(page: string): readonly string[] {
  return [...page.matchAll(/<script(?: type="application\/json" id="data")?>(.*?)<\/script>/gs)].map(
    ([, text = '']) => text,
  );
}

function dataOf(report: Report): ReportData {
  return JSON.parse(scriptsOf(html.write(report, plain))[0] ?? '') as ReportData;
}

test('allows its own script and style alone, and asks nothing of a network', () => {
  const page = html.write({ findings: [finding({})] }, plain);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
  for (const text of [scriptsOf(page)[1] ?? '', style])
    expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toMatch(/connect-src|unsafe|https?:/);
  expect(page).not.toMatch(/<(?:link|img|iframe|base)\b|\ssrc=/);
});

test('takes less than 100 kB without what it tells', () => {
  expect(html.write({ findings: [] }, plain).length).toBeLessThan(100_000);
});

test('tells a finding apart from what stands beside it', () => {
  const message = 'GET /pets answered 202 to a valid request; 401 was expected.';
  const evidence = [
    {
      label: 'replay',
      value: "npx openapi-contract verify pets --seed 3 --replay 'GET /pets#valid' --target http://a.example",
    },
    { label: 'note', value: 'n' },
  ];
  const { findings, contracts } = dataOf({
    findings: [finding({ message, operation: 'GET /pets', rule: 'verify/x', evidence })],
  });
  expect(findings).toMatchObject([
    {
      title: 'Answered 202 to a valid request; 401 was expected',
      step: 'verify',
      evidence: [{ label: 'note' }],
    },
  ]);
  expect(contracts).toMatchObject([
    { replay: ['npx openapi-contract verify pets --seed 3 --replay ', ' --target http://a.example'] },
  ]);
});

property.prop([hostileReport])('nothing that strangers wrote ends the element that it is in', (report) => {
  const page = html.write(report, plain);
  expect(scriptsOf(page)).toHaveLength(2);
  expect(scriptsOf(page)[0]).not.toContain('<');
  expect(page.match(/<\/body><\/html>\n$/)).not.toBeNull();
});
