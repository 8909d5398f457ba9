import type { SecurityScheme } from '../../../contract/contract.ts';
import { valueAt } from '../../../json-pointer.ts';
import { chooseCredentials } from '../../../wire/credentials.ts';
import type { Case } from '../../case.ts';
import { ruleConstraint } from '../../constraint.ts';
import { baseRequestCase, validCaseId, type PlanContext } from '../plan-context.ts';
import type { RequestRule } from '../request-rule.ts';

/** An operation that asks for credentials refuses requests without them, and real servers made-up ones as well. */
export const authentication: RequestRule = {
  name: 'authentication',
  summary:
    'Required credentials are given, and right (OpenAPI 3.1, "Security Requirement Object"; RFC 9110, section 15.5.2).',
  plan: (context) => {
    if (!isRequired(context)) return { cases: [], constraints: [] };
    const { operation } = context;
    const constraint = ruleConstraint(operation, 'authentication', securityPointer(context));
    const expectation = { kind: 'unauthenticated', breaks: constraint } as const;
    const attempt = (name: string, sends: string, credentials: Case['credentials']): Case => ({
      ...baseRequestCase(context, { name, sends, expectation }),
      credentials,
    });
    const cases = [attempt('authentication:none', 'a valid request without credentials', 'none')];
    if (context.target.kind === 'server') {
      cases.push(attempt('authentication:made-up', 'a valid request with made-up credentials', 'made-up'));
    }
    cases.push(
      ...partlyGiven(context).map((name) =>
        attempt(`authentication:without:${name}`, `a valid request without ${name}`, { without: name }),
      ),
    );
    if (canBeOfAnotherKind(context)) {
      cases.push(attempt('authentication:kind', 'a valid request with its token as Basic', { as: 'Basic' }));
    }
    const planned = { constraint, accepting: [validCaseId(operation)], rejecting: cases.map(({ id }) => id) };
    return { cases, constraints: [planned] };
  },
};

/**
 * The schemes that are required together, where there is no other way: each of them is left out alone. One that
 * travels where another does is there as long as that is.
 */
function partlyGiven({ operation: { security } }: PlanContext): readonly string[] {
  const [only, ...others] = security;
  const schemes = only && others.length === 0 ? only.schemes : [];
  const alone = schemes.filter((scheme) =>
    schemes.every((other) => other === scheme || placeOf(other) !== placeOf(scheme)),
  );
  return schemes.length > 1 ? alone.map(({ name }) => name) : [];
}

/** Whether there is a bearer token that no alternative would take as another scheme's: who looks at it alone takes it. */
function canBeOfAnotherKind({ operation: { security }, target }: PlanContext): boolean {
  if (target.kind === 'mock') return false;
  const chosen = chooseCredentials(security, target.credentials) ?? [];
  const isBearer = chosen.length === 1 && chosen[0]?.prefix === 'Bearer ';
  const takesBasic = security.some(({ schemes }) => schemes.some(({ scheme }) => scheme === 'basic'));
  return isBearer && !takesBasic;
}

/** Where a credential travels: all but API keys in `Authorization`. */
function placeOf({ type, in: place, parameterName = '' }: SecurityScheme): string {
  return type === 'apiKey'
    ? `${place} ${place === 'header' ? parameterName.toLowerCase() : parameterName}`
    : 'header authorization';
}

// Mutual TLS shows in the connection, before there is a request; one alternative without schemes makes it optional.
function isRequired({ operation: { security } }: PlanContext): boolean {
  return (
    security.length > 0 &&
    security.every(({ schemes }) => schemes.length > 0 && schemes.every(({ type }) => type !== 'mutualTLS'))
  );
}

// The operation's own requirement stands in for the document's ("Operation Object", security).
function securityPointer({ contract, operation }: PlanContext): string {
  const own = `${operation.pointer}/security`;
  return valueAt(contract.document, own) === undefined ? '/security' : own;
}
