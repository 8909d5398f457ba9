import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import { makeCertificate } from '../provider/certificate.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const secret = 'hunter2-c2VjcmV0';
const authority = makeCertificate({ name: 'An authority' });
const own = makeCertificate({ name: 'server', issuer: authority, hosts: ['127.0.0.1'] });
let project: Project;
let secure: Server;
let address = '';
beforeAll(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets });
  secure = createServer(own, (request, response) => {
    request.resume().on('end', () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => void secure.listen(0, '127.0.0.1', resolve));
  address = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
  await project.write('certs/ca.pem', authority.cert);
  await project.write('certs/own.pem', own.cert + own.key);
});
afterAll(async () => {
  secure.close();
  await project.remove();
});

test('is trusted by a file, and what is printed can be run again', async () => {
  const words = ['--target', address, '--auth', secret, '--runs', '0', '--ca', 'certs/ca.pem'];
  const { code, stdout, stderr } = await verify(...words, '--cert', 'certs/own.pem');
  expect(stderr).not.toContain('error');
  expect(code).toBe(1);
  expect(stdout).toContain(
    `--target ${address} --auth key=env:OPENAPI_CONTRACT_AUTH_KEY --ca certs/ca.pem --cert certs/own.pem`,
  );
  expect(stdout).not.toContain('PRIVATE KEY');
});

test('that is not trusted is an error, which names the options', async () => {
  const { code, stdout, stderr } = await verify('--target', address, '--auth', secret);
  expect(stderr).toMatch(/has a certificate that nobody vouches for .*\n +help: .*--ca FILE.*--insecure/);
  expect([code, stdout]).toEqual([2, '']);
  expect((await verify('--target', address, '--auth', secret, '--runs', '0', '--insecure')).code).toBe(1);
});

test.each([
  [['--insecure'], '--insecure was given without --target'],
  [
    ['--target', 'http://127.0.0.1:1', '--ca', 'certs/ca.pem'],
    '--ca was given with a target that has no TLS',
  ],
  [
    ['--target', 'https://127.0.0.1:1', '--ca', 'nowhere.pem'],
    'The file nowhere.pem cannot be read (ENOENT)',
  ],
  [['--target', 'https://127.0.0.1:1', '--ca', 'package.json'], 'package.json holds no certificate'],
  [['--target', 'https://127.0.0.1:1', '--cert', 'certs/ca.pem'], 'certs/ca.pem cannot be used'],
])('%j cannot be used', async (words, message) => {
  const { code, stderr } = await verify(...words);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

async function verify(...words: string[]) {
  const { context, written } = surroundings({ root: project.root });
  return { code: await runProgram(['verify', ...words], context), ...written };
}
