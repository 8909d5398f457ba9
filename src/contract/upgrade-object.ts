import { type JsonObject, isObject } from '../json.ts';
import type { Origins } from './origin.ts';
import type { Kind, Visited } from './structure.ts';
import { upgradeSchema } from './upgrade-schema.ts';

/** Turns an object of an OpenAPI 3.0 document into one of 3.1, in place. What 3.1 forbids and says nothing is left out. */
export function upgradeObject(object: JsonObject, visited: Visited, origins: Origins): void {
  const { kind } = visited;
  if (typeof object['$ref'] === 'string' && kind !== 'pathItem') dropSiblings(object);
  else if (kind === 'schema') upgradeSchema(object, visited, origins);
  else repairs[kind]?.(object, visited);
}

/** "Reference Object" in 3.0: "This object cannot be extended with additional properties and any properties added SHALL be ignored." */
function dropSiblings(reference: JsonObject): void {
  for (const key of Object.keys(reference)) if (key !== '$ref') delete reference[key];
}

/** What the schema of 3.0 lets pass and that of 3.1 does not, by kind of object. */
const repairs: Partial<Record<Kind, (object: JsonObject, visited: Visited) => void>> = {
  openapi: repairServers,
  pathItem: repairServers,
  operation: repairServers,
  parameter: (parameter) => {
    if (parameter['in'] !== 'query') dropQueryFields(parameter);
  },
  header: dropQueryFields,
  example: (example) => {
    // "Example Object": "The value field and externalValue field are mutually exclusive."
    if (example['value'] !== undefined) delete example['externalValue'];
  },
  link: (link, { container, tokens }) => {
    // "Link Object": an operation "MUST be identified using either an operationRef or operationId": others lead nowhere.
    if (link['operationId'] !== undefined || link['operationRef'] !== undefined) return;
    if (isObject(container)) delete container[tokens.at(-1) ?? ''];
  },
};

/** "Parameter Object": allowEmptyValue and allowReserved are "applicable only to parameters with an in value of query". */
function dropQueryFields(object: JsonObject): void {
  delete object['allowEmptyValue'];
  delete object['allowReserved'];
}

/** "Server Variable Object": in 3.0 the enum "SHOULD NOT be empty", in 3.1 it "MUST NOT". */
function repairServers({ servers }: JsonObject): void {
  for (const server of Array.isArray(servers) ? servers : []) {
    const variables = isObject(server) && isObject(server['variables']) ? server['variables'] : {};
    for (const variable of Object.values(variables)) {
      if (isObject(variable) && Array.isArray(variable['enum']) && variable['enum'].length === 0)
        delete variable['enum'];
    }
  }
}
