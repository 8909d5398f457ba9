import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/finding.ts';
import type { VerifyOptions } from '../../../src/verify/options.ts';
import type { VerifyReport } from '../../../src/verify/report.ts';
import { verifyContract } from '../../../src/verify/verify.ts';
import { described } from '../../provider/described.ts';
import { serve, type Received, type Reply } from '../../provider/http.ts';
import { linkedFaults } from '../../provider/linked.ts';
import { shelfFaults, shelfRoute, type Peculiarity } from '../../provider/shelf.ts';
import type { Route } from '../../provider/route.ts';
import { contractOf } from '../contract-of.ts';

async function verifyRoute(
  { description, behaviour }: Route,
  options: Partial<VerifyOptions> = {},
): Promise<{ readonly report: VerifyReport; readonly received: readonly Received[] }> {
  const received: Received[] = [];
  const handle = described(behaviour);
  const server = await serve((request) => {
    received.push(request);
    return handle(request);
  });
  try {
    const target = { url: server.url, kind: 'server', credentials: {} } as const;
    const settings = { target, seed: 1, phases: ['stateful'], ...options } as const;
    return { report: await verifyContract(contractOf(description), settings), received };
  } finally {
    await server.close();
  }
}

function evidenceOf({ evidence = [] }: Finding, label: string): string {
  const value = evidence.find((entry) => entry.label === label)?.value;
  return typeof value === 'string' ? value : '';
}

const replayIdOf = (finding: Finding): string =>
  /--replay '([^']+)'/.exec(evidenceOf(finding, 'replay'))?.[1] ?? '';

const titlesOf = (received: readonly Received[]): string[] =>
  received.map(({ method, path }) => `${method} ${path.replaceAll(/\d+/g, '#')}`);

const faults = [...shelfFaults, ...linkedFaults];

describe.each(faults.map((route) => [route.name, route] as const))('%s', (_, route) => {
  test('is found by sequences alone, always in the same way, with the simplest requests', async () => {
    const { report } = await verifyRoute(route);
    expect(report.findings.map(({ rule }) => rule)).toEqual(route.finds.map((check) => `verify/${check}`));
    expect(report.findings.filter(({ message }) => message.includes('random'))).toEqual([]);
    const again = await verifyRoute(route);
    const messages = again.report.findings.map(({ message }) => message);
    expect(messages).toEqual(report.findings.map(({ message }) => message));
  });

  test('is replayed with the steps that lead to it', async () => {
    const { report } = await verifyRoute(route);
    const [finding] = report.findings;
    if (!finding) throw new Error('nothing was found');
    const steps = finding.evidence?.filter(({ label }) => label.startsWith('step ')) ?? [];
    const replay = await verifyRoute(route, { replay: replayIdOf(finding) });
    expect(replay.received).toHaveLength(steps.length + 1);
    expect(replay.report.findings.map(({ rule }) => rule)).toEqual([finding.rule]);
  });
});

test('each step before is a line for a shell, with what came back', async () => {
  const [route] = shelfFaults;
  if (!route) throw new Error('there is no fault');
  const { report } = await verifyRoute(route);
  const [finding] = report.findings;
  const steps = finding?.evidence?.filter(({ label }) => label.startsWith('step '));
  expect(steps).toEqual([
    { label: 'step 1', value: expect.stringMatching(/^curl .* -X POST .*\/things .* # 201$/) },
    { label: 'step 2', value: expect.stringMatching(/^curl .* -X DELETE .*\/things\/t\d+ # 204$/) },
  ]);
});

const fails: Peculiarity = ({ method, path }) =>
  method === 'put' && path.startsWith('/things/t') ? { status: 500 } : undefined;

test('steps that do not matter are left out', async () => {
  const { report } = await verifyRoute(shelfRoute('fails', [], fails));
  const [finding] = report.findings;
  if (!finding) throw new Error('nothing was found');
  const { received } = await verifyRoute(shelfRoute('fails', [], fails), { replay: replayIdOf(finding) });
  expect(titlesOf(received)).toEqual(['post /things', 'put /things/t#']);
});

test('what fails now and then is said to do so', async () => {
  let changes = 0;
  const route = shelfRoute('flaky', [], (request) =>
    request.method === 'put' && ++changes === 3 ? { status: 500 } : undefined,
  );
  const { report } = await verifyRoute(route, { concurrency: 1 });
  expect(report.findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('It is flaky: it failed in 1 of 3 tries.'),
  ]);
});

describe('sequences are sent', () => {
  const route = shelfRoute('counts', []);
  test.each<[string, Partial<VerifyOptions>, boolean]>([
    ['to a server', { phases: undefined, runs: 0 }, true],
    ['when they are asked for', { phases: ['stateful'] }, true],
    ['not when other phases are', { phases: ['coverage'] }, false],
    ['not with operations that are left out', { operations: ({ method }) => method === 'get' }, false],
  ])('%s', async (_, options, isSent) => {
    const { received } = await verifyRoute(route, options);
    const deleted = new Set<string>();
    const isReadAfterwards = received.some(({ method, path }) => {
      if (method === 'delete') deleted.add(path);
      return method === 'get' && deleted.has(path);
    });
    expect(isReadAfterwards).toBe(isSent);
  });
});

test.each(['POST /things#sequence:999', 'GET /things/{id}#sequence:0', 'POST /things#sequence:x'])(
  '%j names no sequence',
  async (replay) => {
    await expect(verifyRoute(shelfRoute('right', []), { replay })).rejects.toThrow(
      'No case of things is named',
    );
  },
);

describe('what a PUT creates', () => {
  const parameters = [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }];
  const done = { description: 'Done' };
  const description = {
    openapi: '3.1.0',
    info: { title: 'Documents', version: '1.0.0' },
    paths: {
      '/documents/{name}': {
        put: { parameters, responses: { 201: done, 404: done } },
        get: { parameters, responses: { 200: done, 404: done } },
        delete: { parameters, responses: { 204: done, 404: done } },
      },
    },
  };
  const documents = new Set<string>();
  const right = ({ method, path }: Received): Reply => {
    if (method === 'put') documents.add(path);
    if (method === 'put') return { status: 201 };
    if (!documents.has(path)) return { status: 404 };
    if (method === 'delete') documents.delete(path);
    return { status: method === 'delete' ? 204 : 200 };
  };

  test.each<[string, (request: Received) => Reply, string[]]>([
    ['is there, until it is deleted', right, []],
    [
      'and is not there',
      (request) => (request.method === 'get' ? { status: 404 } : right(request)),
      ['verify/resource-available-after-creation'],
    ],
    [
      'and stays',
      (request) => (request.method === 'delete' ? { status: 204 } : right(request)),
      ['verify/gone-after-deletion'],
    ],
  ])('%s', async (name, answer, rules) => {
    const { report } = await verifyRoute({
      name,
      description,
      finds: [],
      behaviour: { enforced: description, answer },
    });
    expect(report.findings.map(({ rule }) => rule)).toEqual(rules);
  });
});

// The answer to the creation says nothing; only who reads it sees it.
function serving(isTaken: boolean): (request: Received) => Reply {
  const notes: Record<string, unknown>[] = [];
  return ({ method, path, body }: Received): Reply => {
    if (method === 'post') {
      const sent = JSON.parse(body) as Record<string, unknown>;
      notes.push(isTaken ? sent : { text: sent['text'] });
      return { status: 201, headers: { location: `/notes/${notes.length}` } };
    }
    const found = notes[Number(path.split('/').at(-1)) - 1];
    return found ? { status: 200, body: found } : { status: 404 };
  };
}

describe('a value for a read-only property', () => {
  const note = {
    type: 'object',
    required: ['text'],
    properties: { text: { type: 'string' }, author: { type: 'string', readOnly: true } },
  };
  const content = { 'application/json': { schema: note } };
  const none = { description: 'None' };
  const description = {
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1.0.0' },
    paths: {
      '/notes': {
        post: {
          requestBody: { required: true, content },
          responses: { 201: { description: 'Made' }, 400: none, 415: none },
        },
      },
      '/notes/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'It', content }, 404: none },
        },
      },
    },
  };

  test.each([
    ['is found where it is taken over', true, ['verify/read-only-kept']],
    ['is ignored', false, []],
  ] as const)('%s', async (name, isTaken, rules) => {
    const behaviour = { enforced: description, answer: serving(isTaken) };
    const { report } = await verifyRoute({ name, description, finds: [], behaviour });
    expect(report.findings.map(({ rule }) => rule)).toEqual(rules);
  });
});
