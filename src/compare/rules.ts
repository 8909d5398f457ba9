import type { Rule } from './rule.ts';
import { component } from './rules/component.ts';
import { deprecation } from './rules/deprecation.ts';
import { encoding } from './rules/encoding.ts';
import { example } from './rules/example.ts';
import { link } from './rules/link.ts';
import { notUnderstood } from './rules/not-understood.ts';
import { operationId } from './rules/operation-id.ts';
import { operation } from './rules/operation.ts';
import { parameterSchema } from './rules/parameter-schema.ts';
import { parameterStyle } from './rules/parameter-style.ts';
import { parameter } from './rules/parameter.ts';
import { requestBodySchema } from './rules/request-body-schema.ts';
import { requestBody } from './rules/request-body.ts';
import { requestMediaType } from './rules/request-media-type.ts';
import { responseBodySchema } from './rules/response-body-schema.ts';
import { responseHeader } from './rules/response-header.ts';
import { responseMediaType } from './rules/response-media-type.ts';
import { responseStatus } from './rules/response-status.ts';
import { securityScheme } from './rules/security-scheme.ts';
import { security } from './rules/security.ts';
import { server } from './rules/server.ts';

/** Every kind of thing that is compared, in the order in which changes are told. */
export const rules: readonly Rule[] = [
  operation,
  operationId,
  deprecation,
  server,
  securityScheme,
  security,
  parameter,
  parameterStyle,
  parameterSchema,
  requestBody,
  requestMediaType,
  requestBodySchema,
  encoding,
  responseStatus,
  responseHeader,
  responseMediaType,
  responseBodySchema,
  example,
  link,
  component,
  notUnderstood,
];
