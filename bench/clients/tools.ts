/** A tool that makes clients, and how what it makes is called. */
export interface Tool {
  readonly name: string;
  /** The package that its version is that of; ours has none. */
  readonly package?: string;
  /** The words after the folder of the peers' programs, given the description and where to write. */
  readonly command?: (input: string, output: string) => readonly string[];
  /** What a program imports and does first, for a server's URL. */
  readonly start: string;
  /** A program that prints the status and the error of `getThing`, awaited. */
  readonly get: string;
  readonly upload: string;
  /** An expression that gives an async iterable of the data of events. */
  readonly live: string;
  /** A module whose bundle is a client of one operation. */
  readonly one: string;
  readonly all: string;
  /** The module that has a type for each component, by its name. */
  readonly types: string;
}

/** The tools that are compared. */
export const tools: readonly Tool[] = [
  {
    name: 'openapi-contract',
    start:
      "import { createClient } from './generated/clients/index.ts'; const client = createClient({ baseUrl: url });",
    get: "const { status, error } = await client.getThing({ params: { path: { id: '1' } } }); print(status, error);",
    upload: 'await client.upload({ body });',
    live: '(await client.live()).data',
    one: "import { createClient } from './generated/clients/index.ts'; globalThis.get = () => createClient({}).getThing({ params: { path: { id: '1' } } });",
    all: "export { createClient } from './generated/clients/index.ts';",
    types: './generated/clients/schema.ts',
  },
  {
    name: '@hey-api/openapi-ts',
    package: '@hey-api/openapi-ts',
    command: (input, output) => [
      'openapi-ts',
      '-i',
      input,
      '-o',
      `${output}/hey`,
      '-c',
      '@hey-api/client-fetch',
    ],
    start:
      "import * as sdk from './hey/sdk.gen.ts'; import { client } from './hey/client.gen.ts'; client.setConfig({ baseUrl: url });",
    get: "const { response, error } = await sdk.getThing({ path: { id: '1' } }); print(response.status, error);",
    upload: 'await sdk.upload({ body });',
    live: '(await sdk.live()).stream',
    one: "import { getThing } from './hey/sdk.gen.ts'; globalThis.get = () => getThing({ path: { id: '1' } });",
    all: "export * from './hey/sdk.gen.ts';",
    types: './hey/types.gen.ts',
  },
  {
    name: 'orval',
    package: 'orval',
    command: (input, output) => [
      'orval',
      '--input',
      input,
      '--output',
      `${output}/orval.ts`,
      '--client',
      'fetch',
    ],
    start:
      "import * as sdk from './orval.ts'; const real = fetch; globalThis.fetch = (path, init) => real(url + path, init);",
    get: "const { status, data } = await sdk.getThing('1'); print(status, data);",
    upload: 'await sdk.upload(body);',
    live: '(await sdk.live()).data',
    one: "import { getThing } from './orval.ts'; globalThis.get = () => getThing('1');",
    all: "export * from './orval.ts';",
    types: './orval.ts',
  },
];
