import type { Finding } from '../../finding.ts';
import { formatLocation } from '../../source-location.ts';
import { escapeLine } from '../control-characters.ts';
import { plainText } from '../plain-text.ts';
import { suitesOf, unnamedSuite, type JunitSuite, type JunitTest } from '../junit-suites.ts';
import type { Report, ReportFormat } from '../report.ts';
import { repositoryFile } from '../repository-file.ts';
import { xmlElement, xmlText, type XmlAttributes } from '../xml.ts';

/**
 * JUnit XML, as Jenkins and GitLab read it: a suite for each contract, a failing test for each error, and
 * passing ones for the other findings and for each step that found nothing wrong. A crash is an error.
 */
export const junit: ReportFormat = {
  name: 'junit',
  summary: 'JUnit XML, for the test reports of CI systems',
  audience: 'machines',
  write: (report) => {
    const suites = suitesOf(report);
    const content = suites.map((suite) => suiteElement(report, suite)).join('\n');
    const attributes = { name: unnamedSuite, ...totals(suites.flatMap(({ tests }) => tests)) };
    const root = xmlElement('testsuites', attributes, `\n${content}\n`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
  },
};

function suiteElement(report: Report, { name, tests }: JunitSuite): string {
  const content = tests.map((test) => testElement(report, name, test)).join('\n');
  return xmlElement('testsuite', { name: escapeLine(name), ...totals(tests) }, `\n${content}\n`);
}

function totals(tests: readonly JunitTest[]): XmlAttributes {
  const milliseconds = tests.reduce((sum, test) => sum + (test.milliseconds ?? 0), 0);
  return {
    tests: tests.length,
    failures: tests.filter(({ outcome }) => outcome === 'failure').length,
    errors: tests.filter(({ outcome }) => outcome === 'error').length,
    skipped: 0,
    time: seconds(milliseconds),
  };
}

function testElement(
  report: Report,
  contract: string,
  { name, milliseconds = 0, finding, outcome, text }: JunitTest,
): string {
  const attributes = {
    classname: escapeLine(contract),
    name,
    file: finding?.location && escapeLine(repositoryFile(report, finding.location.file)),
    line: finding?.location?.line,
    time: seconds(milliseconds),
  };
  const told = finding ? plainText(finding) : (text ?? name);
  if (outcome !== 'passed') return xmlElement('testcase', attributes, problemElement(outcome, told, finding));
  if (!finding) return xmlElement('testcase', attributes);
  const output = xmlElement('system-out', {}, xmlText(`${finding.severity}: ${placed(told, finding)}`));
  return xmlElement('testcase', attributes, `\n${output}\n`);
}

function problemElement(outcome: 'failure' | 'error', told: string, finding: Finding | undefined): string {
  const [message = ''] = (finding?.message ?? told).split('\n', 1);
  const attributes = { message: escapeLine(message), type: escapeLine(finding?.rule ?? outcome) };
  return `\n${xmlElement(outcome, attributes, xmlText(finding ? placed(told, finding) : told))}\n`;
}

function placed(told: string, { location }: Finding): string {
  return location ? `${formatLocation(location)}: ${told}` : told;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
