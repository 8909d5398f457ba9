import { constraintWords, placeWords } from '../constraint-words.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import type { Json } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { createRespond, type Respond } from '../mock/respond.ts';
import { servedContract } from '../mock/served-contract.ts';
import type { EdgeDocs } from '../page/reference-data.ts';
import type { Case } from '../verify/case.ts';
import { documentedErrors } from '../verify/documented-errors.ts';
import { planOperation, type PlanSettings } from '../verify/plan/plan.ts';
import type { PlannedConstraint } from '../verify/plan/planned-constraint.ts';
import { resourceIndex } from '../verify/resources/resource-index.ts';
import { schemasOf } from '../verify/schemas.ts';
import { credentialsFor } from '../verify/send/session.ts';
import { sentRequest } from '../verify/send/sent-request.ts';
import { curlLine } from '../verify/evidence/curl.ts';

/** So many violations are shown of an operation: of documented rules and the team's own first. */
const mostEdges = 24;
/** Longer bodies are sent, and not shown. */
const longestShown = 4000;
/** Where the randomness of requests starts. */
const seed = 1;

/** What just fits an operation, and what just does not, with what the mock answers. */
export interface OperationEdges {
  readonly edges: readonly EdgeDocs[];
  /** How many constraints its requests have. */
  readonly constraints: number;
  readonly curl: string | undefined;
  /** The values of the parameters of the valid request, by their parts: `path.id`. */
  readonly values: ReadonlyMap<string, Json>;
}

/** Makes requests at the edges of a contract's operations, and lets its mock answer them. */
export function edgeMaker(contract: Contract): (operation: Operation) => Promise<OperationEdges> {
  const [url] = contract.operations[0]?.servers ?? [];
  const target = {
    url: url !== undefined && /^https?:/.test(url) ? url : 'http://127.0.0.1',
    kind: 'mock',
    credentials: {},
  } as const;
  const settings: PlanSettings = {
    contract,
    target,
    seed,
    schemas: schemasOf(contract.document),
    resources: resourceIndex(contract.operations),
    phases: ['coverage'],
  };
  const answering: Answering = {
    contract,
    respond: createRespond(servedContract(contract)),
    target,
    rulesOf: documentedErrors(contract).rulesOf,
  };
  return async (operation) => {
    const plan = planOperation(settings, operation);
    const byId = new Map(plan.cases.map((each) => [each.id, each]));
    const valid = byId.get(`${operation.title}#valid`);
    const broken = plan.constraints
      .filter((planned) => planned.rejecting.length > 0 && planned.constraint.part !== 'request')
      .toSorted((one, other) => rank(answering, one) - rank(answering, other))
      .slice(0, mostEdges);
    const edges: EdgeDocs[] = valid ? [await edgeOf(answering, valid)] : [];
    for (const planned of broken) {
      const first = byId.get(planned.rejecting[0] ?? '');
      if (first) edges.push(await edgeOf(answering, first, planned));
    }
    return {
      edges,
      constraints: plan.constraints.length,
      values: new Map(Array.from(valid?.making?.draft ?? [], ([part, value]) => [part.key, value])),
      curl: valid && curlLine(target, valid.request, credentialsFor(target, valid)),
    };
  };
}

interface Answering {
  readonly contract: Contract;
  readonly respond: Respond;
  readonly target: Parameters<typeof credentialsFor>[0];
  readonly rulesOf: ReturnType<typeof documentedErrors>['rulesOf'];
}

/** What tells readers most comes first. */
function rank({ contract, rulesOf }: Answering, { constraint }: PlannedConstraint): number {
  if (rulesOf(constraint).length > 0) return 0;
  if (contract.overlayOf?.(constraint.pointer)) return 1;
  return constraint.keyword === 'required' ? 2 : constraint.keyword === 'type' ? 4 : 3;
}

async function edgeOf(answering: Answering, testCase: Case, planned?: PlannedConstraint): Promise<EdgeDocs> {
  const { contract, respond, target, rulesOf } = answering;
  const { request } = testCase;
  const sent = sentRequest('', request, credentialsFor(target, testCase));
  const body = Buffer.from(sent.body ?? '');
  const { response } = await respond({
    method: sent.method,
    target: sent.path,
    headers: sent.headers,
    body: () => Promise.resolve(body),
  });
  const constraint = planned?.constraint;
  const [documented] = constraint ? rulesOf(constraint) : [];
  const answer = jsonOf(response.body ?? '');
  const isTold = constraint === undefined || documented !== undefined;
  const shown = body.length <= longestShown ? jsonOf(body.toString('utf8')) : undefined;
  return {
    sends: testCase.sends,
    ...(constraint && {
      breaks: {
        place: placeWords(constraint.instancePath),
        words: constraintWords(constraint.keyword, valueAt(contract.document, constraint.pointer)),
        pointer: constraint.instancePath,
        ours: contract.overlayOf?.(constraint.pointer) !== undefined,
      },
    }),
    method: sent.method,
    target: sent.path,
    headers: request.headers,
    ...(shown !== undefined && { body: shown }),
    ...(shown === undefined && body.length > 0 && { length: body.length }),
    status: response.status,
    ...(isTold && answer !== undefined && { answer }),
    ...(documented !== undefined && { documented }),
  };
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
