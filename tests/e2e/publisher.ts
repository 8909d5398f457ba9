import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const execute = promisify(execFile);

/** Somebody who publishes a description of pets, on a server that knows ETags. */
export interface Publisher {
  readonly url: string;
  /** What is served; to be written by tests. */
  served: string;
  close(): void;
}

/** Starts to publish the description as it is at first. */
export async function startPublishing(): Promise<Publisher> {
  const publisher = { served: pets };
  const server = createServer((request, response) => {
    const etag = etagOf(publisher.served);
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, { 'content-type': 'application/yaml', etag });
    response.end(isKnown ? undefined : publisher.served);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pets.yaml`;
  return Object.assign(publisher, { url, close: () => void server.close() });
}

/** SHA-256 in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The entity tag that a text is served with. */
export function etagOf(text: string): string {
  return `"${sha256(text)}"`;
}

/** An overlay that knows that legs come in pairs. */
const overlay = `overlay: 1.1.0
info: { title: What we know, version: 1.0.0 }
actions:
  - target: $.components.schemas.Pet.properties.legs
    update: { multipleOf: 2 }
`;

/** Runs git in a project, as somebody. */
export async function git(root: string, ...words: string[]): Promise<string> {
  const identity = ['-c', 'user.name=tests', '-c', 'user.email=tests@pets.example'];
  return (await execute('git', [...identity, ...words], { cwd: root })).stdout;
}

/** Commits all that there is. */
export async function commit(project: Project): Promise<void> {
  await git(project.root, 'add', '--all');
  await git(project.root, 'commit', '--quiet', '--allow-empty', '--message', 'as it is');
}

/** A project with the contract as it was published first, generated and committed. */
export async function petsProject(publisher: Publisher): Promise<Project> {
  publisher.served = pets;
  const project = await makeProject({
    'spec/pets/openapi.yaml': pets,
    'spec/pets/rules.overlay.yaml': overlay,
    'spec/pets/source.json': JSON.stringify({
      url: publisher.url,
      sha256: sha256(pets),
      retrieved: '2026-01-31',
    }),
    '.gitignore': 'node_modules\n',
  });
  await project.run('generate');
  await git(project.root, 'init', '--quiet');
  await commit(project);
  return project;
}

/** Every file of a project that git would see, with its content. */
export async function contentOf(project: Project): Promise<Record<string, string>> {
  const files = (await project.files()).filter((file) => !/^(\.git|\.openapi-contract)\//.test(file));
  const entries = await Promise.all(files.map(async (file) => [file, await project.read(file)] as const));
  return Object.fromEntries(entries);
}
