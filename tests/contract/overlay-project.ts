import path from 'node:path';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { type OverlayTrace, traceOverlays } from '../../src/contract/overlay-trace.ts';
import type { Json } from '../../src/json.ts';
import { project } from './project.ts';

/** An action as overlays write it. */
export type WrittenAction = Readonly<Record<string, Json>>;

/** A contract with one schema and overlays of some actions each, loaded, and what the overlays did. */
export async function traceOf(
  pet: Json,
  ...overlays: readonly (readonly WrittenAction[])[]
): Promise<{ contract: Contract; trace: OverlayTrace }> {
  const description = {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1.0.0' },
    paths: {},
    components: { schemas: { Pet: pet } },
  };
  const root = project({
    'spec/pets/openapi.json': JSON.stringify(description),
    ...Object.fromEntries(
      overlays.map((actions, index) => [`spec/pets/${index + 1}.overlay.yaml`, overlayText(actions)]),
    ),
  });
  const { observer, trace } = traceOverlays();
  const contract = await loadContract(path.join(root, 'spec/pets'), { root, overlays: observer });
  return { contract, trace };
}

/** Each action on a line of its own, from line 3. */
function overlayText(actions: readonly WrittenAction[]): string {
  const lines = actions.map((action) => `  - ${JSON.stringify(action)}\n`);
  return `overlay: 1.1.0\nactions: # each on a line of its own, from line 3\n${lines.join('')}`;
}
