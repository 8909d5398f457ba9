import type { Contract, Operation } from '../../contract/contract.ts';
import { requestMethod } from '../../contract/contract.ts';
import { pathItemOperations } from '../../contract/operations.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Finding } from '../../finding.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';
import { isObject } from '../../json.ts';
import { nearestOnes } from '../../nearest.ts';
import type { Answer } from '../answer.ts';
import type { Target, VerifyOptions } from '../options.ts';
import { planContext } from '../plan/plan.ts';
import type { VerifyReport } from '../report.ts';
import { resourceIndex } from '../resources/resource-index.ts';
import { schemasOf } from '../schemas.ts';
import { connect } from '../send/connection.ts';
import { sentRequest, type SentRequest } from '../send/sent-request.ts';
import { verifyContract } from '../verify.ts';
import { signatureCases, type SignatureCase } from './signature-cases.ts';
import { signatureHeaders, signed } from './sign.ts';

/** Whom webhooks are sent to, and how. */
export interface ReceiverOptions extends Omit<VerifyOptions, 'target'> {
  /** Where the consumer receives them: the whole URL. */
  readonly url: string;
  /** The name of the webhook in the description. */
  readonly webhook: string;
  /** What is signed with, `whsec_…`; nothing is signed without. */
  readonly secret?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Begins the ids of messages: another for each run, as receivers remember those that they had. */
  readonly run: string;
}

/**
 * Verifies a consumer's endpoint against a webhook of a contract, with the roles turned round: valid payloads are
 * taken, violating ones refused, and with a secret what is signed wrongly, too old, or sent twice is treated as
 * Standard Webhooks says.
 *
 * @throws ExpectedError when there is no such webhook, or nobody at the URL
 */
export async function verifyReceiver(contract: Contract, options: ReceiverOptions): Promise<VerifyReport> {
  const operations = webhookOperations(contract, options.webhook, options.url);
  const making = makingOf(options);
  const target: Target = {
    url: options.url,
    kind: 'server',
    credentials: {},
    isReceiver: true,
    ...(making && {
      // They are made for each message.
      headers: Object.fromEntries(signatureHeaders.map((name) => [name, 'made for each message'])),
      sign: (body) => signed(body, { secret: making.secret, id: making.id(), timestamp: making.now }),
    }),
  };
  const turned: Contract = { ...contract, operations, locate: (pointer) => contract.locate(pointer) };
  const report = await verifyContract(turned, { ...options, target });
  if (!making) return report;
  const findings: Finding[] = [];
  for (const operation of operations)
    findings.push(...(await signatureFindings(turned, operation, { ...options, target, making })));
  return {
    ...report,
    findings: [...report.findings, ...findings],
    cases: report.cases + signatureCases.length,
  };
}

interface Making {
  readonly secret: string;
  readonly id: () => string;
  readonly now: number;
}

function makingOf({ secret, run, now }: ReceiverOptions): Making | undefined {
  let count = 0;
  return secret === undefined
    ? undefined
    : { secret, id: () => `msg_${run}_${count++}`, now: Math.floor(now() / 1000) };
}

/** The operations of a webhook, as requests to the whole of a URL. */
function webhookOperations({ document }: Contract, name: string, url: string): readonly Operation[] {
  const field =
    ['webhooks', 'x-webhooks'].find((each) => isObject(valueAt(document, `/${each}`))) ?? 'webhooks';
  const known = valueAt(document, `/${field}`);
  const path = URL.parse(url)?.pathname.replace(/\/+$/, '') === '' ? '/' : '';
  const found = pathItemOperations(document, appendPointer('', field, name), path);
  if (found.length > 0)
    return found.map((operation) =>
      Object.assign({}, operation, { title: `webhook ${name} (${requestMethod(operation.method)})` }),
    );
  const names = isObject(known) ? Object.keys(known) : [];
  throw new ExpectedError(`There is no webhook ${JSON.stringify(name)}`, {
    help:
      names.length === 0
        ? 'The contract has no webhooks.'
        : `Most like it: ${nearestOnes(name, names, 3).join(', ')}.`,
  });
}

interface Judging extends ReceiverOptions {
  readonly target: Target;
  readonly making: Making;
}

async function signatureFindings(
  contract: Contract,
  operation: Operation,
  judging: Judging,
): Promise<Finding[]> {
  const valid = validRequest(contract, operation, judging);
  if (!valid) return [];
  const { origin } = new URL(judging.url);
  const connection = connect(origin, { concurrency: 1, deadline: judging.deadline ?? 10_000 });
  try {
    const findings: Finding[] = [];
    for (const each of signatureCases) {
      let answer: Answer | undefined;
      for (const request of each.requests(valid, judging.making)) answer = await connection.send(request);
      findings.push(...judged(contract, operation, each, answer));
    }
    return findings;
  } finally {
    await connection.close();
  }
}

/** The simplest valid message, not signed yet. */
function validRequest(
  contract: Contract,
  operation: Operation,
  { target, seed }: Judging,
): SentRequest | undefined {
  const resources = resourceIndex([operation]);
  const schemas = schemasOf(contract.document);
  const context = planContext({ contract, target, seed, schemas, resources }, operation);
  if ('obstacle' in context) return undefined;
  const basePath = new URL(target.url).pathname.replace(/\/+$/, '');
  return sentRequest(basePath, context.baseRequest, []);
}

function judged(
  contract: Contract,
  operation: Operation,
  { name, sends, expects, help }: SignatureCase,
  answer: Answer | undefined,
): readonly Finding[] {
  if (answer?.kind !== 'answered') return [];
  const { status } = answer;
  const isRight = expects === 'accepted' ? status >= 200 && status < 300 : status >= 400 && status < 500;
  if (isRight) return [];
  return [
    {
      rule: `verify/${name}`,
      severity: 'error',
      message: `${operation.title} was answered ${status} to ${sends}; it is to be ${expects}.`,
      contract: contract.name,
      operation: operation.title,
      kind: sends,
      pointer: operation.pointer,
      location: contract.locate(operation.pointer),
      help,
    },
  ];
}
