import { authentication } from '../../../src/generate/runtime/authentication.ts';
import { type ConnectOptions, connect } from '../../../src/generate/runtime/connect.ts';
import type { ContractDescription, OperationDescription } from '../../../src/generate/runtime/description.ts';
import { type Received, jsonAnswer, serve } from './server.ts';

const pets: OperationDescription = { method: 'post', path: '/pets', statuses: [201, 422], security: [] };

/** A method, whatever the operation. */
export type Method = (
  init?: object,
) => Promise<{ status: number; data?: unknown; error?: unknown; response: Response }>;

/** A client in which something is not as usual. */
export interface Situation {
  readonly operation?: Partial<OperationDescription>;
  readonly securitySchemes?: ContractDescription['securitySchemes'];
  readonly options?: ConnectOptions;
}

/** A client of one operation, `call`. */
export function client(
  baseUrl: string | undefined,
  { operation, securitySchemes = {}, options }: Situation,
  servers: string[] = [],
) {
  const contract = {
    servers,
    securitySchemes,
    authentication,
    operations: { call: { ...pets, ...operation } },
  };
  return connect<Record<string, Record<'post' | 'get', object>>, { call: Method }>(
    contract,
    baseUrl === undefined ? { ...options } : { baseUrl, ...options },
  );
}

/** The request that a call sends. */
export async function sent(situation: Situation, init: object = {}): Promise<Received> {
  const { url, received } = await serve(jsonAnswer(201, {}));
  await client(url, situation).call(init);
  const [request] = received;
  if (!request) throw new Error('nothing was sent');
  return request;
}
