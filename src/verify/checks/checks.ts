import { authenticationEnforced } from './authentication-enforced.ts';
import type { Check } from './check.ts';
import { contentTypeDocumented } from './content-type-documented.ts';
import { documentedExample } from './documented-example.ts';
import { noServerError } from './no-server-error.ts';
import { responseBody } from './response-body.ts';
import { responseHeaders } from './response-headers.ts';
import { statusDocumented } from './status-documented.ts';
import { undeclaredMethodRefused } from './undeclared-method-refused.ts';
import { validRequestAccepted } from './valid-request-accepted.ts';
import { violatingRequestRejected } from './violating-request-rejected.ts';

/** Every check on an answer, in the order in which failures are told. */
export const checks: readonly Check[] = [
  noServerError,
  statusDocumented,
  contentTypeDocumented,
  responseHeaders,
  responseBody,
  validRequestAccepted,
  violatingRequestRejected,
  undeclaredMethodRefused,
  authenticationEnforced,
  documentedExample,
];
