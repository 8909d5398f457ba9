import { describeOperation } from '../../src/generate/operation-description.ts';
import { RuntimeCall } from '../../src/generate/runtime-call.ts';
import { connect } from '../../src/generate/runtime/connect.ts';
import type { OperationDescription } from '../../src/generate/runtime/description.ts';
import { styled } from '../../src/generate/runtime/styled.ts';
import { form } from '../../src/generate/runtime/write-form.ts';
import { multipart } from '../../src/generate/runtime/write-multipart.ts';
import { plain } from '../../src/generate/runtime/write-plain.ts';
import type { JsonObject } from '../../src/json.ts';
import { createMockFetch, type MockExchange } from '../../src/mock.ts';
import { contractWith } from '../generate/contract-of.ts';

type Call = (init: object) => Promise<{ status: number }>;

/** What a call sent, and what the mock says of it. */
export interface Sent {
  readonly status: number;
  readonly violations: MockExchange['violations'];
  readonly request: Request;
}

/** Calls an operation by the generated client's runtime, on its mock. */
export async function call(operation: JsonObject, init: object): Promise<Sent> {
  const contract = contractWith({ ...operation, responses: { 204: { description: 'done' } } });
  const [described] = contract.operations;
  if (!described) throw new Error('no operation');
  let exchange: MockExchange | undefined;
  const mocked = await createMockFetch({ contract, onRequest: (each) => void (exchange = each) });
  let request: Request | undefined;
  const client = connect<{}, { call: Call }>(
    {
      servers: [],
      securitySchemes: {},
      operations: { call: run(describeOperation(contract.document, described, undefined)) },
    },
    {
      baseUrl: 'http://api.test',
      fetch: async (sent: Request) => {
        request = sent.clone();
        return mocked(sent);
      },
    },
  );
  const { status } = await client.call(init);
  if (!request || !exchange) throw new Error('nothing was sent');
  return { status, violations: exchange.violations, request };
}

type AnyFunction = (...values: readonly unknown[]) => unknown;
const functions = { form, multipart, plain, styled } as unknown as Readonly<Record<string, AnyFunction>>;

/** A description as the code that is written of it gives it. */
function run(described: object): OperationDescription {
  const made = (value: unknown): unknown => {
    if (value instanceof RuntimeCall) return functions[value.name]?.(...value.values.map(made));
    if (Array.isArray(value)) return value.map(made);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, made(each)]));
  };
  return made(described) as OperationDescription;
}
