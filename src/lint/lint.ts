import type { Contract } from '../contract/contract.ts';
import type { Finding, Severity } from '../finding.ts';
import { unenforcedRule } from '../finding-cause.ts';
import { toPointer } from '../json-pointer.ts';
import { timed } from '../timing.ts';
import { helpFor } from './help.ts';
import { lossFindings } from './loss-findings.ts';
import { featureFindings } from './feature-findings.ts';
import { findRuleset } from './ruleset.ts';
import { checkRulesetSyntax } from './ruleset-syntax.ts';
import { schemaFindings } from './schema-findings.ts';
import { runSpectral } from './spectral.ts';
import { type SpectralDocument, spectralDocument } from './spectral-document.ts';
import type { SpectralResult } from './spectral-result.ts';

/** How to lint a contract. */
export interface LintOptions {
  /** The project's absolute folder, whose `.spectral.yaml` says what is checked. */
  readonly root: string;
  /** Milliseconds that Spectral may take; 5 minutes by default. */
  readonly deadline?: number;
}

/**
 * Lints the bundled document of a contract with Spectral, and says which of its schemas cannot be used.
 * Findings are located in the files that the contract was written in, and sorted by pointer, rule and message.
 *
 * @throws ExpectedError when Spectral or the ruleset fails
 */
export async function lintContract(contract: Contract, options: LintOptions): Promise<Finding[]> {
  const { root, deadline = 300_000 } = options;
  const name = `spec/${contract.name}/openapi.json`;
  const ruleset = findRuleset(root);
  await checkRulesetSyntax(ruleset, root);
  const translated = spectralDocument(contract.document);
  const spectral = timed(`Spectral on ${contract.name}`, () =>
    runSpectral(translated.document, { ruleset, root, name, deadline }),
  );
  // Meanwhile, as Spectral runs in a process of its own.
  const unusable = schemaFindings(contract);
  const said = (await spectral).map((result) => toFinding(contract, result, translated));
  const all = [...said, ...unusable, ...lossFindings(contract), ...featureFindings(contract)];
  const findings = new Map(all.map((finding) => [identity(finding), finding]));
  return [...findings.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}

/** Spectral says some things several times: what is reached by several references, say. */
function identity({ pointer, rule, message, location }: Finding): string {
  // What was lost has no place in the document, but one in the description.
  const place = pointer === '' ? [location?.file, location?.line, location?.column] : [];
  return [pointer, rule, message, ...place].join('\n');
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'information'];

function toFinding(contract: Contract, result: SpectralResult, translated: SpectralDocument): Finding {
  const pointer = toPointer(translated.pathOf(result.path));
  return {
    rule: `lint/${result.code}`,
    severity: severities[result.severity] ?? 'information',
    message: translated.messageOf(result.message),
    contract: contract.name,
    pointer,
    location: contract.locate(pointer),
    help: helpFor(result),
    ...(result.code === 'documented-rule-enforced' && {
      cause: unenforcedRule(pointer.replace(/\/x-constraint$/, '')),
    }),
  };
}
