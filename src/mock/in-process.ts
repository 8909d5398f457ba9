import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { findContracts, specFolder } from '../contract/find.ts';
import { loadContract } from '../contract/load.ts';
import { ExpectedError } from '../expected-error.ts';
import { type BaseUrls, givenBase, serverBases } from './base-urls.ts';
import { fetchFrom, type MockExchange } from './fetch-front.ts';
import { createRespond, type Respond } from './respond.ts';
import { servedContract } from './served-contract.ts';

/** A mock in the process that calls it. */
export interface MockFetchOptions {
  /** The contract, loaded or by name; the only one in `spec/` by default. */
  readonly contract?: Contract | string;
  /** The folder that holds `spec/`; the working directory by default. */
  readonly root?: string;
  /** What operations' paths are appended to; by default the contract's servers. */
  readonly baseUrl?: string;
  /**
   * Called with each request when its answer is there and before it is given, with what is wrong with the request.
   * What it throws, or rejects with, the request ends with.
   */
  readonly onRequest?: (exchange: MockExchange) => void | Promise<void>;
}

/** What answers, and where. */
export interface InProcessMock {
  readonly contract: Contract;
  readonly respond: Respond;
  readonly bases: BaseUrls;
  readonly onRequest: MockFetchOptions['onRequest'];
}

/**
 * A `fetch` that answers from a contract, without a port, a process or the network: the same answers as
 * `startMock`'s, to the same preferences (`Prefer: code=422, example="Mixed IDs", dynamic=true, seed=7`).
 *
 * It answers below the contract's servers, and as there is no network, the operations' paths on every other origin
 * as well; with `baseUrl`, nothing but what is below it. Redirects are answers, and not followed. It rejects as
 * `fetch` does: with the reason of the request's signal, and with a TypeError for what it has no answer to.
 *
 * @throws ExpectedError when there is no such contract, it cannot be loaded, or `baseUrl` is none
 */
export async function createMockFetch(options: MockFetchOptions = {}): Promise<typeof fetch> {
  const { contract, respond, bases, onRequest } = await inProcessMock(options, { relative: true });
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const target = bases.find(request.method, url)?.target;
    if (target === undefined && options.baseUrl !== undefined) {
      const sent = `${request.method} ${url.origin}${url.pathname}`;
      throw new TypeError(`The mock of ${contract.name} answers below ${bases.first}, and not ${sent}.`);
    }
    return fetchFrom(respond, request, target ?? url.pathname + url.search, onRequest);
  };
}

/**
 * What answers from a contract.
 *
 * @param servers `relative`: whether servers that are on any origin count
 * @throws ExpectedError when there is no such contract, it cannot be loaded, or `baseUrl` is none
 */
export async function inProcessMock(
  options: MockFetchOptions,
  servers: { readonly relative: boolean },
): Promise<InProcessMock> {
  const { baseUrl, onRequest } = options;
  const contract = await contractOf(options);
  const { operations } = contract;
  return {
    contract,
    respond: createRespond(servedContract(contract)),
    bases: baseUrl === undefined ? serverBases(operations, servers) : givenBase(operations, baseUrl),
    onRequest,
  };
}

async function contractOf({ contract, root = '.' }: MockFetchOptions): Promise<Contract> {
  if (typeof contract === 'object') return contract;
  const project = path.resolve(root);
  const names = await findContracts(project, contract === undefined ? [] : [contract]);
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0)
    return loadContract(path.join(project, specFolder, only), { root: project });
  throw new ExpectedError(
    `A mock is of one contract, and spec/ holds ${names.length}: ${names.join(', ')}.`,
    {
      help: 'Name the one to answer from: { contract: "<name>" }.',
    },
  );
}
