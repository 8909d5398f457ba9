import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { loadContracts } from '../../src/contract/load.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import type { JsonObject } from '../../src/json.ts';
import { contractOf } from './contract-of.ts';
import { place, scratchProject } from './scratch.ts';

const json = (name: string): JsonObject => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

/** A shop of pets, as the well-known example has one. */
const petstore: JsonObject = {
  paths: {
    '/store/order': {
      post: {
        operationId: 'placeOrder',
        requestBody: { required: true, content: json('Order') },
        responses: {
          200: { description: '', content: json('Order') },
          400: { description: '', content: json('problem-details') },
        },
      },
    },
    '/pet/{id}/visit': {
      post: {
        operationId: 'plan_visit',
        requestBody: {
          content: {
            'application/json': { schema: { type: 'object', properties: { day: { type: 'string' } } } },
          },
        },
        responses: {
          201: {
            description: '',
            content: {
              'application/json': {
                schema: { type: 'object', properties: { pet: { $ref: '#/components/schemas/Order' } } },
              },
            },
          },
          default: { $ref: '#/components/responses/failure' },
        },
      },
    },
    '/pet': {
      post: {
        operationId: 'addPet',
        requestBody: { required: true, content: json('Pet') },
        responses: { 200: { description: '', content: json('Pet') } },
      },
      get: {
        operationId: 'listPets',
        responses: {
          200: {
            description: '',
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
              },
            },
          },
        },
      },
    },
  },
  components: {
    responses: {
      failure: {
        description: '',
        content: {
          'application/json': { schema: { type: 'object', properties: { why: { type: 'string' } } } },
        },
      },
    },
    schemas: {
      Order: {
        type: 'object',
        required: ['status'],
        properties: {
          id: { type: 'integer' },
          status: { enum: ['placed', 'sold'] },
          of: { type: 'array', items: { type: 'string' } },
        },
      },
      'problem-details': { type: 'object', properties: { title: { type: 'string' } } },
      Pet: {
        type: 'object',
        properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
      },
    },
  },
};

const program = `import { createClient, type BodyOf, type Client, type ResultOf } from './index.ts';
const client = createClient();
declare const order: ResultOf<Client['placeOrder']>;
if (order.status === 200) order.data;
else order.error;
declare const body: BodyOf<Client['placeOrder']>;
body;
declare const list: Extract<ResultOf<Client['listPets']>, { status: 200 }>['data'];
list;
declare const pet: Extract<ResultOf<Client['addPet']>, { status: 200 }>['data'];
pet;
declare const newPet: BodyOf<Client['addPet']>;
newPet;
declare const visit: ResultOf<Client['planVisit']>;
if (visit.status === 201) visit.data;
else visit.error;
declare const plan: NonNullable<BodyOf<Client['planVisit']>>;
plan;
client.placeOrder({ body: { status: 'placed' } });
`;

const telnyxProgram = `import type { BodyOf, Client, ResultOf } from './index.ts';
type Update = Client['createPhoneNumbersJobUpdateEmergencySettings'];
declare const result: ResultOf<Update>;
if (result.status === 202) { result.data; result.data.data; }
if (result.status === 422) { result.error; result.error.errors; }
declare const body: BodyOf<Update>;
body;
`;

/** The types that an editor shows of the expressions that are statements, by their texts. */
async function shown(contract: Contract, text: string): Promise<ReadonlyMap<string, string>> {
  const files = [...(await generateFiles(contract)), { path: 'program.ts', text }];
  const folder = await place(path.join(await scratchProject(), 'generated', contract.name), files);
  const file = path.join(folder, 'program.ts');
  const options = {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Preserve,
  };
  const compiled = ts.createProgram([file], options);
  const checker = compiled.getTypeChecker();
  const source = compiled.getSourceFile(file);
  const found = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) {
      const type = checker.getTypeAtLocation(node.expression);
      // As the language service does for hovers.
      const flags = ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
      found.set(node.expression.getText(), checker.typeToString(type, node, flags));
    }
    ts.forEachChild(node, visit);
  };
  if (source) visit(source);
  return found;
}

describe('a hover shows', () => {
  test('the names of the types of a shop', { timeout: 60_000 }, async () => {
    expect(Object.fromEntries(await shown(contractOf(petstore), program))).toMatchObject({
      'order.data': 'Order',
      'order.error': 'ProblemDetails',
      body: 'Order',
      list: 'Order[]',
      // Described where they stand.
      'visit.data': 'PlanVisitResponse201',
      // As `default` speaks for other successes too.
      'visit.error': 'FailureResponse | undefined',
      plan: 'PlanVisitBody',
      // Something in it is read-only.
      pet: 'Read<Pet>',
      newPet: 'Written<Pet>',
    });
  });

  test('those of the contract that the project ships', { timeout: 60_000 }, async () => {
    const [contract] = await loadContracts(path.resolve(import.meta.dirname, '../..'), [
      'telnyx-phone-numbers',
    ]);
    if (!contract) throw new Error('no contract');
    expect(Object.fromEntries(await shown(contract, telnyxProgram))).toEqual({
      'result.data': 'Read<CreatePhoneNumbersJobUpdateEmergencySettingsResponse202>',
      'result.data.data': 'Read<PhoneNumbersJob> | undefined',
      'result.error': 'NumbersErrors',
      'result.error.errors': 'NumbersError[] | undefined',
      body: 'PhoneNumbersJobUpdateEmergencySettingsRequest',
    });
  });
});
