import type { Contract } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { interruptedRule } from '../verify/left-finding.ts';
import type { VerifyReport } from '../verify/verify.ts';
import { defaultSeed, type MockedVerifyOptions } from './verify-on-mock.ts';

/** What depends on the server; examples are judged without one, and are no news of Prism. */
const judgements = new Set(
  [
    'valid-request-accepted',
    'violating-request-rejected',
    'authentication-enforced',
    'undeclared-method-refused',
  ]
    .concat(['no-server-error', 'server-answers', 'response-body', 'response-headers', 'documented-example'])
    .map((check) => `verify/${check}`),
);

/** Milliseconds that Prism has for an answer, which it never gives to some requests. */
const longest = 3000;

/**
 * Sends the cases of a contract to Prism itself, by its own command and in its own process. What it judges otherwise
 * than the contract says is information: Prism is to blame, or OpenAPI leaves it open, and the contract is not.
 *
 * @throws ExpectedError when Prism does not come up
 */
export async function verifyOnStockPrism(
  contract: Contract,
  { root: _root, onLogFailure: _onLogFailure, ...settings }: MockedVerifyOptions,
): Promise<VerifyReport> {
  const [{ startStockPrism }, { verifyContract }] = await Promise.all([
    import('../mock/stock-prism.ts'),
    import('../verify/verify.ts'),
  ]);
  const prism = await startStockPrism(contract);
  try {
    const target = { url: prism.url, kind: 'mock', credentials: {} } as const;
    const deadline = Math.min(settings.deadline ?? longest, longest);
    const report = await verifyContract(contract, { seed: defaultSeed, ...settings, deadline, target });
    const { findings } = report;
    const ends = findings.filter(({ rule }) => rule === interruptedRule);
    return { ...report, findings: [...findings.filter(isJudgement).map(asInformation), ...ends] };
  } finally {
    await prism.close();
  }
}

function isJudgement({ rule }: Finding): boolean {
  return judgements.has(rule);
}

function asInformation(finding: Finding): Finding {
  return {
    ...finding,
    rule: 'verify/stock-prism',
    severity: 'information',
    message: `Stock Prism judges otherwise: ${finding.message}`,
    help: 'Nothing is wrong with the contract. Expect this of Prism where it is used without this toolkit.',
  };
}
