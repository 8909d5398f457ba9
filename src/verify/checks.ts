import { acceptHonoured } from './checks/accept-honoured.ts';
import { allowHeader } from './checks/allow-header.ts';
import { authenticationEnforced } from './checks/authentication-enforced.ts';
import type { Check } from './check.ts';
import { collectionCurrent } from './checks/collection-current.ts';
import { contentAllowed } from './checks/content-allowed.ts';
import { contentTypeDocumented } from './checks/content-type-documented.ts';
import { documentedExample } from './checks/documented-example.ts';
import { documentedRuleAnswered } from './checks/documented-rule-answered.ts';
import { goneAfterDeletion } from './checks/gone-after-deletion.ts';
import { nextPageDiffers } from './checks/next-page-differs.ts';
import { lengthInCharacters } from './checks/length-in-characters.ts';
import { headLikeGet } from './checks/head-like-get.ts';
import { headerSyntax } from './checks/header-syntax.ts';
import { noServerError } from './checks/no-server-error.ts';
import { readOnlyKept } from './checks/read-only-kept.ts';
import { resourceAvailableAfterCreation } from './checks/resource-available-after-creation.ts';
import { responseBody } from './checks/response-body.ts';
import { responseHeaders } from './checks/response-headers.ts';
import { responseItems } from './checks/response-items.ts';
import { responseTime } from './checks/response-time.ts';
import { scopesEnforced } from './checks/scopes-enforced.ts';
import { statusDocumented } from './checks/status-documented.ts';
import { unchangeableAfterDeletion } from './checks/unchangeable-after-deletion.ts';
import { statusHeaders } from './checks/status-headers.ts';
import { textCharset } from './checks/text-charset.ts';
import { undeclaredMethodRefused } from './checks/undeclared-method-refused.ts';
import { validRequestAccepted } from './checks/valid-request-accepted.ts';
import { violatingRequestRejected } from './checks/violating-request-rejected.ts';
import { writeOnlyWithheld } from './checks/write-only-withheld.ts';
import { wwwAuthenticate } from './checks/www-authenticate.ts';
import { writtenIsRead } from './checks/written-is-read.ts';

/** Every check on an answer, in the order in which failures are told. */
export const checks: readonly Check[] = [
  noServerError,
  statusDocumented,
  contentTypeDocumented,
  acceptHonoured,
  contentAllowed,
  textCharset,
  responseHeaders,
  statusHeaders,
  headerSyntax,
  responseBody,
  responseItems,
  validRequestAccepted,
  violatingRequestRejected,
  lengthInCharacters,
  undeclaredMethodRefused,
  allowHeader,
  authenticationEnforced,
  wwwAuthenticate,
  scopesEnforced,
  headLikeGet,
  documentedRuleAnswered,
  documentedExample,
  resourceAvailableAfterCreation,
  goneAfterDeletion,
  unchangeableAfterDeletion,
  collectionCurrent,
  writtenIsRead,
  nextPageDiffers,
  readOnlyKept,
  writeOnlyWithheld,
  responseTime,
];
