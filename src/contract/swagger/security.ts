import { type JsonObject, textOf } from '../../json.ts';
import { type Conversion, take } from './conversion.ts';

/** "Security Scheme Object": the flows of 2.0 by their names in 3.0. */
const flows: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

/** Turns a security scheme into one of 3.0, in place. */
export function convertSecurityScheme(scheme: JsonObject, { origins }: Conversion): void {
  if (scheme['type'] === 'basic') Object.assign(scheme, { type: 'http', scheme: 'basic' });
  if (scheme['type'] !== 'oauth2') return;
  const name = textOf(scheme['flow']);
  delete scheme['flow'];
  const flow = take(scheme, ['authorizationUrl', 'tokenUrl', 'scopes']);
  flow['scopes'] ??= {};
  const made: JsonObject = { [Object.hasOwn(flows, name) ? (flows[name] ?? name) : name]: flow };
  origins.adopt(flow, scheme);
  origins.adopt(made, scheme);
  scheme['flows'] = made;
}
