import { authentication } from './authentication.ts';
import { contentType } from './content-type.ts';
import { method } from './method.ts';
import type { RequestRule } from './request-rule.ts';
import { requiredBody } from './required-body.ts';
import { requiredParameter } from './required-parameter.ts';
import { wellFormedBody } from './well-formed-body.ts';

/** Every request rule. */
export const requestRules: readonly RequestRule[] = [
  requiredParameter,
  requiredBody,
  contentType,
  wellFormedBody,
  authentication,
  method,
];
