import { describeOperation } from '../../src/generate/operation-description.ts';
import { connect } from '../../src/generate/runtime/connect.ts';
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
      operations: { call: describeOperation(contract.document, described, undefined) },
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
