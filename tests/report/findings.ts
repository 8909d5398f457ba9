import type { Finding } from '../../src/finding.ts';

/** A finding with everything that tests do not speak of filled in. */
export function finding(members: Partial<Finding> = {}): Finding {
  return {
    rule: 'lint/rule',
    severity: 'error',
    message: 'Something is wrong.',
    contract: 'pets',
    pointer: '/paths',
    location: { file: 'spec/pets/openapi.yaml', line: 3, column: 5 },
    ...members,
  };
}
