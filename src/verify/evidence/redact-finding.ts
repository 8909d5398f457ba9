import type { Finding } from '../../finding.ts';
import { redactJson, redactText } from './redact.ts';

/** The finding without any of the secrets: servers echo what they get. */
export function redactFinding(finding: Finding, secrets: Readonly<Record<string, string>>): Finding {
  const evidence = finding.evidence?.map(({ label, value }) => ({
    label,
    value: redactJson(value, secrets),
  }));
  return {
    ...finding,
    message: redactText(finding.message, secrets),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
