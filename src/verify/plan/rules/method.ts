import type { Contract, Method } from '../../../contract/contract.ts';
import { pathItemPointer } from '../../../contract/operations.ts';
import { ruleConstraint } from '../../constraint.ts';
import { matchPathTemplate, parsePathTemplate } from '../../../wire/path-template.ts';
import { baseRequestCase, validCaseId, type PlanContext } from '../plan-context.ts';
import { withoutBody } from '../../../wire/wire-request.ts';
import type { RequestRule } from '../request-rule.ts';

/** Methods to try; OPTIONS, HEAD and TRACE are often answered by the framework or a proxy, whatever is declared. */
const candidates = ['patch', 'put', 'delete', 'post', 'get'] as const satisfies readonly Method[];

/** A path answers the declared methods only. It is tried once for each path. */
export const method: RequestRule = {
  name: 'method',
  summary: 'A path has the declared methods only (RFC 9110, section 15.5.6).',
  plan: (context) => {
    const undeclared = isFirstOfPath(context) ? undeclaredMethod(context) : undefined;
    if (undeclared === undefined) return { cases: [], constraints: [] };
    const { operation } = context;
    const constraint = ruleConstraint(operation, 'method', pathItemPointer(operation.pointer));
    const tried = undeclared.toUpperCase();
    const words = {
      name: 'violation:method',
      sends: `a ${tried} request, which the path does not declare`,
      expectation: { kind: 'method-refused', breaks: constraint },
    } as const;
    const breaking = baseRequestCase(context, words, (request) => ({
      ...withoutBody(request),
      method: tried,
    }));
    return {
      cases: [breaking],
      constraints: [{ constraint, accepting: [validCaseId(operation)], rejecting: [breaking.id] }],
    };
  },
};

function isFirstOfPath({ contract, operation }: PlanContext): boolean {
  return contract.operations.find(({ path }) => path === operation.path) === operation;
}

function undeclaredMethod({ contract, baseRequest }: PlanContext): Method | undefined {
  const declared = methodsAt(contract, baseRequest.path);
  return candidates.find((candidate) => !declared.has(candidate));
}

// `DELETE /pets/latest` may well be `DELETE /pets/{id}`: whatever template the path fits has a say.
function methodsAt(contract: Contract, path: string): ReadonlySet<string> {
  const fitting = contract.operations.filter(
    (operation) => matchPathTemplate(parsePathTemplate(operation.path), path) !== undefined,
  );
  return new Set(fitting.map((operation) => operation.method));
}
