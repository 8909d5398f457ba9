import type { Change, ChangeSeverity } from './change.ts';

/** Severities of the user's choice, by a rule's name or, before that, by a change's id. */
export type Severities = Readonly<Record<string, ChangeSeverity>>;

/** The severity of a change, the user's where there is one. */
export function severityOf({ id, rule, severity }: Change, severities: Severities): ChangeSeverity {
  const chosen = [id, rule].find((name) => Object.hasOwn(severities, name));
  return (chosen === undefined ? undefined : severities[chosen]) ?? severity;
}
