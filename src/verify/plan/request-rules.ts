import { accept } from './rules/accept.ts';
import { authentication } from './rules/authentication.ts';
import { contentType } from './rules/content-type.ts';
import { head } from './rules/head.ts';
import { method } from './rules/method.ts';
import type { RequestRule } from './request-rule.ts';
import { partEncoding } from './rules/part-encoding.ts';
import { readOnly } from './rules/read-only.ts';
import { requiredBody } from './rules/required-body.ts';
import { requiredParameter } from './rules/required-parameter.ts';
import { wellFormedBody } from './rules/well-formed-body.ts';

/** Every request rule. */
export const requestRules: readonly RequestRule[] = [
  requiredParameter,
  requiredBody,
  contentType,
  wellFormedBody,
  partEncoding,
  readOnly,
  accept,
  head,
  authentication,
  method,
];
