import type { Middleware } from 'openapi-fetch';
import type {
  ContractDescription,
  Credentials,
  CredentialWriter,
  OperationDescription,
} from './description.ts';

/**
 * Adds the credentials that an operation asks for: those of the first alternative of `security` that
 * are all at hand. A header that the request already has is kept, and operations that ask for no
 * authentication get none.
 */
export function authentication(
  { operations, securitySchemes }: ContractDescription,
  credentials: Credentials,
): Middleware {
  const asked = new Map(
    Object.values<OperationDescription>(operations).map((operation) => [
      `${operation.method.toUpperCase()} ${operation.path}`,
      operation.security,
    ]),
  );
  return {
    async onRequest({ request, schemaPath }) {
      const alternatives = asked.get(`${request.method.toUpperCase()} ${schemaPath}`);
      let authenticated = request;
      for (const name of firstAtHand(alternatives, credentials)) {
        const credential = credentials[name];
        const value = typeof credential === 'function' ? await credential() : credential;
        // Credentials are typed by what their schemes take.
        const write = securitySchemes[name] as CredentialWriter<unknown> | undefined;
        if (write) authenticated = await write(authenticated, value ?? '');
      }
      return authenticated;
    },
  };
}

function firstAtHand(
  alternatives: OperationDescription['security'] = [],
  credentials: Credentials,
): readonly string[] {
  const atHand = (name: string): boolean =>
    Object.keys(credentials).includes(name) && credentials[name] !== undefined;
  return alternatives.find((names) => names.length > 0 && names.every(atHand)) ?? [];
}
