import { METHODS } from 'node:http';
import { requestMethod, type Contract, type Operation } from '../../contract/contract.ts';
import { writeDraft } from '../draft.ts';
import type { Target } from '../options.ts';
import { phases as allPhases, type Phase } from '../phase.ts';
import { requestParts, type RequestParts } from '../parts.ts';
import type { ResourceIndex } from '../resources/resource-index.ts';
import type { Schemas } from '../schemas.ts';
import { schemaConstraint } from '../constraint.ts';
import { pathShape } from '../path-shape.ts';
import { chooseCredentials } from '../../wire/credentials.ts';
import { meetsSecurity } from '../../wire/fixed-headers.ts';
import { baseDraft } from './base-draft.ts';
import { brokenConstraint, type Case } from '../case.ts';
import { documentedAnswers } from './documented-answers.ts';
import { fuzzes, type Fuzz } from './fuzz.ts';
import { hardRequests } from './hard-requests.ts';
import { hardValueCases } from './hard-values.ts';
import { lengthCases } from './lengths.ts';
import { lookAlikes } from './look-alikes.ts';
import { partCases } from './part-cases.ts';
import { joinPlans, type PlanContext, type Planned } from './plan-context.ts';
import type { PlannedConstraint } from './planned-constraint.ts';
import { baseCase, exampleCases } from './request-cases.ts';
import { authentication } from './rules/authentication.ts';
import { requestRules } from './request-rules.ts';

/** What is tried on one operation. */
export interface OperationPlan extends Planned {
  readonly operation: Operation;
  readonly fuzzes: readonly Fuzz[];
  /** Why nothing, or authentication alone, can be tried. */
  readonly obstacle: string | undefined;
  /** The security schemes for one of which credentials are missing, when that is the obstacle. */
  readonly missing?: readonly string[];
}

/** What planning needs besides the operation. */
export interface PlanSettings {
  readonly contract: Contract;
  readonly target: Target;
  readonly seed: number;
  readonly schemas: Schemas;
  readonly resources: ResourceIndex;
  /** Every phase by default. */
  readonly phases?: readonly Phase[];
}

/** Plans one operation: examples, every constraint from both sides, request rules, and random requests. */
export function planOperation(settings: PlanSettings, operation: Operation): OperationPlan {
  const steps = planSteps(settings, operation);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same step by step: there are operations of which it takes many seconds. */
export function* planSteps(settings: PlanSettings, operation: Operation): Generator<void, OperationPlan> {
  const context = planContext(settings, operation);
  yield;
  if ('obstacle' in context) return obstructed(operation, context.parts, context.obstacle);
  return hasCredentials(context)
    ? yield* planWhole(context, new Set(settings.phases ?? allPhases))
    : planWithoutCredentials(context);
}

/** What the cases of an operation start from, or why it cannot have any. */
export function planContext(
  settings: PlanSettings,
  operation: Operation,
): PlanContext | { readonly obstacle: string; readonly parts: RequestParts } {
  const { contract, target, schemas, resources } = settings;
  const parts = requestParts(contract.document, operation, schemas, target.headers);
  // A server finds the resource by the path, and may look at the query or not (OpenAPI 3.1, "Paths Object").
  if (operation.path.includes('?'))
    return { obstacle: 'its path has a query, which no path template has', parts };
  const method = requestMethod(operation.method);
  if (target.kind === 'mock' && !METHODS.includes(method))
    return { obstacle: `the mock cannot receive ${method}, which Node's HTTP server does not know`, parts };
  const base = baseDraft(operation, parts, settings.seed);
  if ('obstacle' in base) return { obstacle: base.obstacle, parts };
  const baseRequest = writeDraft(operation, base.draft);
  if (!baseRequest) return { obstacle: 'no valid request can be written', parts };
  const excuse = undescribedSuccess(operation) ?? samePath(contract, operation);
  return { contract, operation, target, schemas, resources, parts, excuse, base: base.draft, baseRequest };
}

function* planWhole(context: PlanContext, phases: ReadonlySet<Phase>): Generator<void, OperationPlan> {
  const { operation } = context;
  const examples = [...exampleCases(context), ...documentedAnswers(context)];
  // The simplest valid request is an example where there are any, and one side of many constraints.
  const isBaseNeeded = phases.has('examples') || phases.has('coverage');
  const planned = joinPlans([
    { cases: isBaseNeeded ? [baseCase(context)] : [], constraints: [] },
    { cases: phases.has('examples') ? examples : [], constraints: [] },
    ...(phases.has('coverage') ? yield* coveragePlans(context) : []),
  ]);
  const isWhole = phases.has('coverage') && !context.target.isReceiver;
  const alike = isWhole ? lookAlikes(context) : [];
  yield;
  const hard = isWhole ? [...hardValueCases(context), ...hardRequests(context), ...lengthCases(context)] : [];
  return {
    operation,
    cases: [...planned.cases, ...alike, ...hard],
    constraints: withLookAlikes(planned.constraints, alike),
    fuzzes: phases.has('fuzz') ? fuzzes(context) : [],
    obstacle: undefined,
  };
}

/** A constraint that refuses what breaks it, but not what looks like a valid value, is not exercised beyond its edge. */
function withLookAlikes(
  constraints: readonly PlannedConstraint[],
  cases: readonly Case[],
): readonly PlannedConstraint[] {
  const byConstraint = Map.groupBy(cases, ({ expectation }) => brokenConstraint(expectation)?.key ?? '');
  return constraints.map((planned) => {
    const more = byConstraint.get(planned.constraint.key) ?? [];
    if (more.length === 0 || planned.rejecting.length === 0) return planned;
    return Object.assign({}, planned, { rejecting: [...planned.rejecting, ...more.map(({ id }) => id)] });
  });
}

/** The rules that a message to a receiver of webhooks has to keep: it is no resource, and has one method. */
const ofMessages = new Set(['required-parameter', 'required-body', 'well-formed-body']);

function* coveragePlans(context: PlanContext): Generator<void, readonly Planned[]> {
  const { parameters, bodies } = context.parts;
  const { isReceiver = false } = context.target;
  const rules = requestRules.filter((rule) => !isReceiver || ofMessages.has(rule.name));
  const plans = rules.map((rule) => rule.plan(context));
  for (const part of [...parameters, ...bodies]) plans.push(yield* partCases(context, part));
  return plans;
}

/** Whether the credentials that the operation asks for were given. */
export function hasCredentials({ operation: { security }, target }: PlanContext): boolean {
  if (target.kind === 'mock' || meetsSecurity(security, target.headers ?? {})) return true;
  return chooseCredentials(security, target.credentials) !== undefined;
}

// Without credentials every answer is 401; what that shows is that they are asked for.
function planWithoutCredentials(context: PlanContext): OperationPlan {
  const { operation, parts } = context;
  const named = operation.security.flatMap(({ schemes }) => schemes.map(({ name }) => name));
  const missing = [...new Set(named)];
  const obstacle = `no credentials were given for ${missing.join(' or ')}`;
  const { cases, constraints } = authentication.plan(context);
  const blocked = constraints.map(({ constraint, rejecting }) => ({
    constraint,
    accepting: [],
    rejecting,
    whyNotAccepting: { reason: obstacle, impossible: false },
  }));
  return { ...obstructed(operation, parts, obstacle, blocked), cases, missing };
}

function obstructed(
  operation: Operation,
  parts: RequestParts,
  obstacle: string,
  rules: readonly PlannedConstraint[] = [],
): OperationPlan {
  const gap = { reason: obstacle, impossible: false };
  const keywords = [...parts.parameters, ...parts.bodies].flatMap((part) =>
    (part.schema?.constraints ?? []).map((constraint) => ({
      constraint: schemaConstraint(operation, part, constraint),
      accepting: [],
      rejecting: [],
      whyNotAccepting: gap,
      whyNotRejecting: gap,
    })),
  );
  return { operation, cases: [], constraints: [...rules, ...keywords], fuzzes: [], obstacle };
}

/** Why valid requests of an operation may be refused whatever the target: its contract describes nothing else. */
function undescribedSuccess({ responses }: Operation): string | undefined {
  const isRefused = responses.length > 0 && responses.every(({ status }) => /^[45]/.test(status));
  return isRefused ? 'the contract describes no success of the operation' : undefined;
}

// "Templated paths with the same hierarchy but different templated names MUST NOT exist" (OpenAPI 3.1, "Paths
// Object"); where they do, who knows which of the operations answers.
function samePath({ operations }: Contract, { method, path, title }: Operation): string | undefined {
  const other = operations.find(
    (each) => each.method === method && each.title !== title && pathShape(each.path) === pathShape(path),
  );
  return other && `its path cannot be told from that of ${other.title}`;
}
