import { setImmediate } from 'node:timers/promises';
import type { ChangeRecord } from '../change-record.ts';
import { constraintWords, placeWords } from '../constraint-words.ts';
import type { Contract, Example, Operation, Response } from '../contract/contract.ts';
import { documentedRules, type DocumentedRule } from '../contract/documented-rule.ts';
import { nameMethods } from '../generate/method-name.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { ExampleDocs, OperationDocs, ReferenceData, ResponseDocs } from '../page/reference-data.ts';
import { callText } from './call-text.ts';
import { edgeMaker, type OperationEdges } from './edges.ts';
import { schemaDocs } from './schema-docs.ts';

/** What a page of a contract is made with. */
export interface ReferenceOptions {
  /** What changed since a revision. */
  readonly changes?: { readonly since: string; readonly list: readonly ChangeRecord[] };
  /** The address that requests are sent to from the page. */
  readonly live?: string;
  /** Aborts when no more requests are to be made: what is left is told without them. */
  readonly timeUp?: AbortSignal;
}

/** A contract as a reference for people who call it, with requests at its edges that its own mock answered. */
export async function referenceOf(
  contract: Contract,
  options: ReferenceOptions = {},
): Promise<ReferenceData> {
  const { changes, live, timeUp } = options;
  const info = objectAt(contract.document, '/info');
  const edgesOf = edgeMaker(contract);
  const rules = documentedRules(contract);
  const operations: OperationDocs[] = [];
  for (const { name, operation } of nameMethods(contract.operations)) {
    const edges = timeUp?.aborted ? none : await edgesOf(operation);
    operations.push(operationDocs(contract, operation, { method: name, edges, rules }));
    await setImmediate();
  }
  const description = textIn(info, 'description');
  return {
    contract: contract.name,
    title: textIn(info, 'title') ?? contract.name,
    version: textIn(info, 'version') ?? '',
    ...(description !== undefined && { description }),
    servers: [...new Set(contract.operations.flatMap(({ servers }) => servers))].slice(0, 5),
    hasOurs: JSON.stringify(operations).includes('"ours":{'),
    operations,
    ...(changes && { changes }),
    ...(live !== undefined && { live }),
  };
}

const none: OperationEdges = { edges: [], constraints: 0, curl: undefined, values: new Map() };

interface Known {
  readonly method: string;
  readonly edges: OperationEdges;
  readonly rules: readonly DocumentedRule[];
}

function operationDocs(
  contract: Contract,
  operation: Operation,
  { method, edges, rules }: Known,
): OperationDocs {
  const written = objectAt(contract.document, operation.pointer);
  const description = textIn(written, 'description');
  const { requestBody } = operation;
  const [media] = requestBody?.content ?? [];
  const anchor = `op-${method}`;
  const [valid] = edges.edges;
  return {
    title: operation.title,
    method: operation.method.toUpperCase(),
    path: operation.path,
    anchor,
    tag: operation.tags[0] ?? 'Operations',
    summary: textIn(written, 'summary') ?? operation.operationId ?? operation.title,
    ...(description !== undefined && { description }),
    isDeprecated: operation.deprecated,
    credentials: operation.security.map(
      ({ schemes }) => schemes.map(({ name }) => name).join(' and ') || 'none',
    ),
    constraints: edges.constraints,
    parameters: operation.parameters.flatMap(({ in: place, name, required, schema, pointer }) => {
      const node = schemaDocs(contract, schema ?? pointer, { name, isRequired: required });
      const said = textIn(objectAt(contract.document, pointer), 'description');
      return [{ in: place, node: said === undefined ? node : { ...node, description: said } }];
    }),
    ...(requestBody &&
      media?.schema !== undefined && {
        body: {
          type: media.type,
          isRequired: requestBody.required,
          node: schemaDocs(contract, media.schema, { name: '' }),
        },
      }),
    responses: operation.responses.map((response) => responseDocs(contract, operation, response, rules)),
    examples: edges.edges,
    call: callText(operation, method, { valid, values: edges.values }),
    ...(edges.curl !== undefined && { curl: edges.curl }),
  };
}

function responseDocs(
  contract: Contract,
  operation: Operation,
  { pointer, status, content }: Response,
  rules: readonly DocumentedRule[],
): ResponseDocs {
  const [media] = content;
  const ruleOf = ({ pointer: at }: Example): DocumentedRule | undefined =>
    rules.find((each) => each.pointer === at && each.operation === operation);
  return {
    status,
    description: textIn(objectAt(contract.document, pointer), 'description') ?? '',
    ...(media && { type: media.type }),
    ...(media?.schema !== undefined && { node: schemaDocs(contract, media.schema, { name: '' }) }),
    examples: (media?.examples ?? []).map((example) =>
      exampleDocs(contract, `${operation.title} ${status}`, example, ruleOf(example)),
    ),
  };
}

function exampleDocs(
  contract: Contract,
  host: string,
  { name, value }: Example,
  rule: DocumentedRule | undefined,
): ExampleDocs {
  const said = rule?.constraint === undefined ? undefined : ruleWords(contract, rule.constraint);
  return {
    value,
    ...(name !== undefined && { name, anchor: `ex-${anchorText(`${host} ${name}`)}` }),
    ...(said !== undefined && { rule: said }),
    ...(rule?.serverState !== undefined && { state: rule.serverState }),
  };
}

/** A constraint by its pointer in words: `phone_numbers: at most 1,000 items`. */
function ruleWords(contract: Contract, pointer: string): string {
  const tokens = pointer.split('/');
  const keyword = (/^\d+$/.test(tokens.at(-1) ?? '') ? tokens.at(-2) : tokens.at(-1)) ?? '';
  const property = /\/properties\/([^/]+)\/[^/]+$/.exec(pointer)?.[1];
  const words = constraintWords(keyword, valueAt(contract.document, pointer));
  return property === undefined ? words : `${placeWords(`/${property}`)}: ${words}`;
}

/** A text as a part of an address within the page. */
function anchorText(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}

function objectAt(document: JsonObject, pointer: string): JsonObject {
  const value: Json | undefined = valueAt(document, pointer);
  return isObject(value) ? value : {};
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
