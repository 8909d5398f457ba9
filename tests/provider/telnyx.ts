import { type Provider, type Received, type Reply, serve } from './http.ts';

/** What a Telnyx account may do, and what it has done. */
export interface Account {
  readonly token: string;
  /** Numbers and ids that it owns; `undefined`: all. */
  readonly owned?: ReadonlySet<string>;
  /** Jobs that are pending or in progress; 0 by default. */
  readonly runningJobs?: number;
}

const path = '/phone_numbers/jobs/update_emergency_settings';

/**
 * The reference provider: the operation as Telnyx describes it, in prose, in its error examples and
 * in its schema, written by hand and independently of the toolkit.
 */
export function serveTelnyx(account: Account): Promise<Provider> {
  const jobs = { running: account.runningJobs ?? 0 };
  return serve((request) => answer(request, account, jobs));
}

function answer(request: Received, account: Account, jobs: { running: number }): Reply {
  if (request.path !== path) return failure(404, '10005', 'Resource not found', 'The URL leads to nothing.');
  if (request.method !== 'post')
    return { ...failure(405, '10007', 'Method not allowed', 'POST only.'), headers: { allow: 'POST' } };
  if (request.headers['authorization'] !== `Bearer ${account.token}`) {
    return {
      ...failure(401, '10009', 'Authentication failed', 'Could not understand the provided credentials.'),
      headers: { 'www-authenticate': 'Bearer' },
    };
  }
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return failure(415, '10015', 'Unsupported media type', 'Send JSON.');
  }
  const body = parsed(request.body);
  if (body === undefined) return failure(400, '10015', 'Bad Request', 'The body is not JSON.');
  const problem = problemOf(body, account, jobs);
  if (problem) return invalid(...problem);
  jobs.running += 1;
  return { status: 202, body: { data: jobFor(body as Settings) } };
}

interface Settings {
  readonly emergency_enabled: boolean;
  readonly emergency_address_id?: string | null;
  readonly phone_numbers: readonly string[];
}

type Problem = readonly [pointer: string, detail: string];

function problemOf(body: unknown, account: Account, jobs: { running: number }): Problem | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return ['/base', 'must be an object'];
  const settings = body as Partial<Record<keyof Settings, unknown>>;
  return numbersProblem(settings.phone_numbers, account) ?? emergencyProblem(settings) ?? jobsProblem(jobs);
}

function numbersProblem(numbers: unknown, { owned }: Account): Problem | undefined {
  const at = '/phone_numbers';
  if (numbers === undefined) return [at, 'must be present'];
  if (!Array.isArray(numbers) || !numbers.every((number) => typeof number === 'string'))
    return [at, 'must be strings'];
  if (numbers.length > 1000) return [at, '1000 numbers is the maximum allowed.'];
  if (numbers.length === 0) return [at, 'You must provide at least 1 phone number.'];
  const formats = [/^\+[1-9]\d{1,14}$/, /^\d+$/];
  if (!formats.some((format) => numbers.every((number) => format.test(number)))) {
    return [at, 'You must specify either all phone numbers in the e164 format or all as phone number ids'];
  }
  if (owned && !numbers.every((number) => owned.has(number)))
    return [at, 'You must own every number in the bulk request'];
  return undefined;
}

function emergencyProblem(settings: Partial<Record<keyof Settings, unknown>>): Problem | undefined {
  const { emergency_enabled: enabled, emergency_address_id: address } = settings;
  if (typeof enabled !== 'boolean') return ['/emergency_enabled', 'must be true or false'];
  if (enabled && typeof address !== 'string') return ['/emergency_address_id', 'must be present'];
  if (!enabled && address !== undefined && address !== null)
    return ['/emergency_address_id', 'must be null or absent'];
  return undefined;
}

function jobsProblem({ running }: { running: number }): Problem | undefined {
  return running >= 500 ? ['/base', 'You can have at most 500 pending or in progress jobs'] : undefined;
}

function jobFor({ phone_numbers: numbers }: Settings): unknown {
  const now = '2026-01-01T00:00:00.000Z';
  const listed = numbers.map((number) =>
    number.startsWith('+') ? { phone_number: number } : { id: number },
  );
  return {
    id: '42587e44-3a3e-46de-9255-0c9a7a1d1ec7',
    record_type: 'phone_numbers_job',
    status: 'pending',
    type: 'update_emergency_settings',
    etc: now,
    created_at: now,
    updated_at: now,
    phone_numbers: listed,
    successful_operations: [],
    pending_operations: listed,
    failed_operations: [],
  };
}

function invalid(pointer: string, detail: string): Reply {
  return failure(422, '10015', 'Bad Request', detail, { source: { pointer } });
}

function failure(status: number, code: string, title: string, detail: string, more: object = {}): Reply {
  const meta = { url: `https://developers.telnyx.com/docs/overview/errors/${code}` };
  return { status, body: { errors: [{ code, title, detail, ...more, meta }] } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
