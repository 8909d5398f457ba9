import { readFileSync } from 'node:fs';
import { hasProcess } from '../has-process.ts';

/** A process: its id, and when it started, by which it is told from a later one that has got the same id. */
export interface Owner {
  readonly processId: number;
  /** In clock ticks since the system started; `0` where the system does not say (all but Linux). */
  readonly started: number;
}

/** This process. */
export function ownProcess(): Owner {
  return { processId: process.pid, started: statusOf(process.pid)?.started ?? 0 };
}

/** Whether a process is this one. */
export function isOwn({ processId, started }: Owner): boolean {
  return processId === process.pid && started === ownProcess().started;
}

/** Whether a process still runs. One that has ended and that nobody has waited for does not. */
export function isRunning({ processId, started }: Owner): boolean {
  if (!hasProcess(processId)) return false;
  const status = statusOf(processId);
  return !status || (!status.ended && (started === 0 || status.started === started));
}

/** From proc_pid_stat(5): what follows the name in brackets is field 3, the state; field 22 is the start. */
function statusOf(processId: number): { started: number; ended: boolean } | undefined {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { started: Number(fields[19]), ended: /^[ZXx]/.test(fields[0] ?? '') };
  } catch {
    return undefined;
  }
}
