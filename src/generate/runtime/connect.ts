import createFetchClient, {
  type Client as FetchClient,
  type ClientOptions as FetchClientOptions,
} from 'openapi-fetch';
import type { BodyReader, ContractDescription, Credentials, OperationDescription } from './description.ts';
import { type AnyInit, type Sender, send } from './send.ts';

/** openapi-fetch's options, and credentials by the name of their security scheme. */
export interface ConnectOptions<Auth = Credentials> extends FetchClientOptions {
  /** Where the server is; by default each operation's first server in the description. */
  baseUrl?: string;
  auth?: Auth;
}

/** What stands beside the methods. */
export interface Connected<Paths extends {}> {
  /** The openapi-fetch client underneath: authenticated alike, with `use` for middleware. */
  readonly fetchClient: FetchClient<Paths>;
}

/** The openapi-fetch client, and a method for each operation. */
export function connect<Paths extends {}, Methods>(
  contract: ContractDescription<Extract<keyof Methods, string>>,
  { auth, ...options }: ConnectOptions,
): Methods & Connected<Paths> {
  const fetchClient = createFetchClient<Paths>({
    ...options,
    baseUrl: options.baseUrl ?? contract.servers[0] ?? '',
  });
  if (contract.authentication) fetchClient.use(contract.authentication(contract, auth ?? {}));
  // openapi-fetch infers a method's type from a literal path; the types of the methods here are those of `Methods`.
  const sender = fetchClient as unknown as Sender;
  const methods = Object.entries<OperationDescription>(contract.operations).map(([name, operation]) => {
    const defaults = defaultsFor(operation, options);
    const method = (init?: AnyInit, read?: BodyReader) =>
      send(sender, read ? { ...operation, read: [read] } : operation, defaults, init);
    const also = Object.entries(operation.also ?? {}).map(([key, add]) => [key, add(method)] as const);
    return [name, Object.assign((init?: AnyInit) => method(init), Object.fromEntries(also))];
  });
  return { ...Object.fromEntries(methods), fetchClient };
}

/** What was asked for the whole client goes before what the description says of an operation. */
function defaultsFor({ server }: OperationDescription, { baseUrl, ...options }: FetchClientOptions): object {
  const serializers = ['querySerializer', 'pathSerializer', 'bodySerializer'] as const;
  const chosen = serializers
    .filter((name) => options[name] !== undefined)
    .map((name) => [name, options[name]]);
  return { ...(baseUrl === undefined ? { baseUrl: server } : {}), ...Object.fromEntries(chosen) };
}
