import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import { complaints, compilers } from '../generate/compile.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const generated = await generateFiles(await loadContract(`${root}/spec/telnyx-phone-numbers`, { root }));

const prelude = `import { createClient, UndocumentedStatusError, type BodyOf, type Client } from './index.ts';
const client = createClient({ auth: { bearerAuth: async () => 'key' } });
export const { createPhoneNumbersJobUpdateEmergencySettings: update } = client;
export const phone_numbers = ['+19705555098'];
export const result = await update({ body: { emergency_enabled: false, phone_numbers } });
export type Body = BodyOf<Client['createPhoneNumbersJobUpdateEmergencySettings']>;
export { createClient, UndocumentedStatusError };
`;

const allowed: Readonly<Record<string, string>> = {
  'enabling with an address':
    "await update({ body: { emergency_enabled: true, emergency_address_id: '1', phone_numbers } });",
  'disabling without one': 'await update({ body: { emergency_enabled: false, phone_numbers } });',
  'disabling with null':
    'await update({ body: { emergency_enabled: false, emergency_address_id: null, phone_numbers } });',
  'a body made elsewhere':
    "const body: Body = { emergency_enabled: true, emergency_address_id: '1', phone_numbers }; await update({ body });",
  'data on 202':
    "if (result.status === 202) { const status: 'pending' | 'in_progress' | 'completed' | 'failed' | 'expired' | undefined = result.data.data?.status; void status; }",
  'errors on 422':
    'if (result.status === 422) { const code: string | undefined = result.error.errors?.[0]?.code; void code; }',
  'every documented status, and no other':
    'const status: 202 | 400 | 401 | 403 | 422 | 500 = result.status; void status;',
  'data or error without asking for the status':
    'const { data, error } = result; void (data?.data?.id ?? error?.errors);',
  'the response in any case': 'const ok: boolean = result.response.ok; void ok;',
  'what is thrown':
    'try { await update({ body: { emergency_enabled: false, phone_numbers } }); } catch (error) { if (error instanceof UndocumentedStatusError) void error.status; }',
  'openapi-fetch’s options':
    "await update({ body: { emergency_enabled: false, phone_numbers }, headers: { 'X-Trace': '1' }, signal: AbortSignal.timeout(1) });",
  'a client of another server': "createClient({ baseUrl: 'http://127.0.0.1:4010' });",
};

const refused: Readonly<Record<string, string>> = {
  'enabling without an address': 'await update({ body: { emergency_enabled: true, phone_numbers } });',
  'enabling with null':
    'await update({ body: { emergency_enabled: true, emergency_address_id: null, phone_numbers } });',
  'disabling with an address':
    "await update({ body: { emergency_enabled: false, emergency_address_id: '1', phone_numbers } });",
  'whether to enable not being said': "await update({ body: { emergency_address_id: '1', phone_numbers } });",
  'no numbers': 'await update({ body: { emergency_enabled: false } });',
  'numbers that are numbers':
    'await update({ body: { emergency_enabled: false, phone_numbers: [19705555098] } });',
  'one number': "await update({ body: { emergency_enabled: false, phone_numbers: '+19705555098' } });",
  'a property that is not described':
    'await update({ body: { emergency_enabled: false, phone_numbers, extra: 1 } });',
  'no body': 'await update({});',
  'no argument': 'await update();',
  'data on 422': 'if (result.status === 422) void result.data.data;',
  'errors on 202': 'if (result.status === 202) void result.error.errors;',
  'data without asking': 'void result.data.data;',
  'a status that is not documented': 'if (result.status === 404) void result;',
  'a property that no answer has': 'if (result.status === 202) void result.data.data?.extra;',
  'an operation that is not described': 'await createClient().deletePhoneNumbersJob();',
  'a security scheme that is not described': "createClient({ auth: { basicAuth: 'key' } });",
  'a credential that is not a text': 'createClient({ auth: { bearerAuth: 5 } });',
  'choosing how the answer is read':
    "await update({ body: { emergency_enabled: false, phone_numbers }, parseAs: 'text' });",
};

const head = `import { type Body, createClient, phone_numbers, result, UndocumentedStatusError, update } from './prelude.ts';
export type _ = Body;
void [createClient, phone_numbers, result, UndocumentedStatusError, update];
`;

const snippets = Object.entries({ ...allowed, ...refused }).map(([name, code], index) => ({
  name,
  path: `snippet-${index}.ts`,
  text: `${head}${code}\n`,
}));

test.each(compilers)('$version refuses what breaks the contract, and nothing else', async (compiler) => {
  const files = [...generated, { path: 'prelude.ts', text: prelude }, ...snippets];
  const places = new Set((await complaints(files, compiler)).map((complaint) => complaint.split(' ')[0]));
  const wrong = snippets.filter(({ path }) => places.delete(`${path}:4`)).map(({ name }) => name);
  expect(wrong).toEqual(Object.keys(refused));
  expect([...places]).toEqual([]);
});
