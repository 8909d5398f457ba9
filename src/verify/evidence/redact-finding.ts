import type { Finding } from '../../finding.ts';
import { redactJson, type Redact } from './redact.ts';

/** The finding without any of the secrets: servers echo what they get. */
export function redactFinding(finding: Finding, redact: Redact): Finding {
  const evidence = finding.evidence?.map(({ label, value }) => ({ label, value: redactJson(value, redact) }));
  return {
    ...finding,
    message: redact(finding.message),
    ...(finding.title !== undefined && { title: redact(finding.title) }),
    ...(finding.marks && {
      marks: finding.marks.map((mark) => ({ ...mark, message: redact(mark.message) })),
    }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
