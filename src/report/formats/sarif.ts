import type { Finding, Severity } from '../../finding.ts';
import { fingerprint } from '../../fingerprint.ts';
import type { SourceLocation } from '../../source-location.ts';
import { escapeControls, escapeLine } from '../control-characters.ts';
import { artifactLocation } from '../artifact-location.ts';
import { evidenceText } from '../evidence-text.ts';
import { toJsonText } from '../json-text.ts';
import { markdownText } from '../markdown-text.ts';
import { worstFirst } from '../order.ts';
import { placeText, plainText } from '../plain-text.ts';
import type { Report, ReportFormat } from '../report.ts';
import { repositoryFile } from '../repository-file.ts';

/** GitHub refuses a run with more results. There are never more rules than results. */
const mostResults = 25_000;
/** Of evidence, which viewers show beside a result; GitHub refuses files above 10 MB, packed. */
const longestEvidence = 2000;
const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/** SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for beyond it: places, rules with help, fingerprints. */
export const sarif: ReportFormat = {
  name: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning',
  audience: 'machines',
  write: (report) => {
    const findings = worstFirst(report.findings).slice(0, mostResults);
    const rules = Map.groupBy(findings, ({ rule }) => rule);
    const indexes = new Map([...rules.keys()].map((rule, index) => [rule, index]));
    const run = {
      tool: { driver: { name: 'openapi-contract', rules: Array.from(rules, ruleJson) } },
      invocations: [invocationJson(report)],
      columnKind: 'utf16CodeUnits',
      results: withFingerprints(findings).map(([finding, hash]) =>
        resultJson(report, finding, hash, indexes),
      ),
    };
    return toJsonText({ $schema: schema, version: '2.1.0', runs: [run] });
  },
};

/** The name that the schema has, by which editors know it. */
const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

function ruleJson([rule, findings]: [string, readonly Finding[]]) {
  const text = escapeLine(rule);
  const help = findings.find((finding) => finding.help !== undefined)?.help ?? `See the findings of ${rule}.`;
  return {
    id: text,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: messageText(help), markdown: markdownText(help) },
    properties: { tags: [escapeLine(rule.split('/', 1)[0] ?? rule)] },
  };
}

function invocationJson(report: Report) {
  const failures = (report.summary?.contracts ?? []).flatMap(({ name, failure }) =>
    failure ? [{ contract: name, ...failure }] : [],
  );
  return {
    executionSuccessful: report.summary?.verdict !== 'crash',
    ...(failures.length > 0 && {
      toolExecutionNotifications: failures.map(({ contract, message, location, help }) => ({
        level: 'error',
        message: { text: messageText([`${contract}: ${message}`, help].filter(Boolean).join('\n')) },
        locations: [locationJson(report, location, contract)],
      })),
    }),
  };
}

/** Findings that are the same but for their words have the same fingerprint, and are told apart by a number. */
function withFingerprints(findings: readonly Finding[]): readonly [Finding, string][] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const hash = fingerprint(finding);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return [finding, `${hash}:${count}`];
  });
}

function resultJson(report: Report, finding: Finding, hash: string, indexes: ReadonlyMap<string, number>) {
  const { rule, severity, contract, operation, pointer, location, evidence = [], help } = finding;
  return {
    ruleId: escapeLine(rule),
    ruleIndex: indexes.get(rule),
    level: levels[severity],
    // GitHub shows the text of the message, and none of the properties.
    message: { text: messageText(cut(plainText(finding))) },
    locations: [
      {
        ...locationJson(report, location, contract),
        ...(placeText(finding) !== '' && {
          logicalLocations: [{ fullyQualifiedName: escapeLine(placeText(finding)) }],
        }),
      },
    ],
    // GitHub tells alerts of two runs apart by the first; a line that moves changes neither.
    partialFingerprints: { primaryLocationLineHash: hash, 'openapiContract/v1': hash },
    properties: {
      contract: escapeLine(contract),
      operation: operation && escapeLine(operation),
      pointer: escapeLine(pointer),
      help: help && escapeControls(help),
      evidence: evidence.map((each) => ({
        label: escapeLine(each.label),
        text: escapeControls(cut(evidenceText(each))),
      })),
    },
  };
}

/** Every result needs a file to be shown at: without one of its own it is at the contract's folder. */
function locationJson(report: Report, location: SourceLocation | undefined, contract: string) {
  const { file, line, column } = location ?? { file: `spec/${contract}`, line: 1, column: 1 };
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(repositoryFile(report, file)),
      region: { startLine: Math.max(1, line), startColumn: Math.max(1, column) },
    },
  };
}

/** Plain text in which `[words](target)` would become a link (SARIF 2.1.0, section 3.11.6). */
function messageText(text: string): string {
  const shown = escapeControls(text);
  return shown.includes('](') ? shown.replaceAll(/[[\]\\]/g, String.raw`\$&`) : shown;
}

function cut(text: string): string {
  return text.length <= longestEvidence ? text : `${text.slice(0, longestEvidence)}…`;
}
