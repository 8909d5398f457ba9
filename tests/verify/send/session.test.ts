import { expect, test } from 'vitest';
import { openSession } from '../../../src/verify/send/session.ts';

test.each([
  ['ftp://a.example', 'The target is no URL of a server: "ftp://a.example"'],
  ['a.example', 'The target is no URL of a server: "a.example"'],
  ['ftp://me:s3cret@a.example', 'The target is no URL of a server'],
  ['a.example?key=s3cret', 'The target is no URL of a server'],
  ['https://me:s3cret@a.example', 'The target URL holds credentials.'],
  ['https://s3cret@a.example', 'The target URL holds credentials.'],
  ['https://a.example/v1?key=s3cret', 'The target URL has a query or a fragment, which no path can follow.'],
  ['https://a.example/v1#s3cret', 'The target URL has a query or a fragment, which no path can follow.'],
])('the target %j is refused, and no secret in it repeated', (url, message) => {
  const target = { url, kind: 'server', credentials: {} } as const;
  expect(() => openSession({ target, concurrency: 1, deadline: 1000 })).toThrow(
    expect.objectContaining({ name: 'ExpectedError', message }),
  );
});
