import { sample } from 'fast-check';
import { Pool } from 'undici';
import type { Contract } from '../../src/contract/contract.ts';
import type { VerifyOptions } from '../../src/verify/options.ts';
import { planOperation } from '../../src/verify/plan/plan.ts';
import { resourceIndex } from '../../src/verify/resources/resource-index.ts';
import { schemasOf } from '../../src/verify/schemas.ts';
import { sentRequest, type SentRequest } from '../../src/verify/send/sent-request.ts';
import { credentialsFor } from '../../src/verify/send/session.ts';

/** The requests that verify sends for a contract, as the HTTP client takes them. */
export function requestsOf(contract: Contract, options: VerifyOptions): readonly SentRequest[] {
  const { target, seed, runs = 100 } = options;
  const schemas = schemasOf(contract.document);
  const resources = resourceIndex(contract.operations);
  return contract.operations.flatMap((operation) => {
    const { cases, fuzzes } = planOperation({ contract, target, seed, schemas, resources }, operation);
    const random = fuzzes.flatMap((fuzz) =>
      sample(fuzz.arbitrary, { seed, numRuns: runs }).flatMap((value) => fuzz.toCase(value, '') ?? []),
    );
    return [...cases, ...random].map((each) => sentRequest('', each.request, credentialsFor(target, each)));
  });
}

/** How many of some requests a second a server answers when nothing is done but sending and reading. */
export async function bareRate(
  url: string,
  requests: readonly SentRequest[],
  connections: number,
): Promise<number> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const queue = requests.values();
  const work = async (): Promise<void> => {
    for (const { method, path, headers, body } of queue) {
      const response = await pool.request({ method, path, headers, body });
      await response.body.bytes();
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return requests.length / seconds;
}
