import { codeOf } from './system-error.ts';

/** Whether there is a process with an id; also one that this process may not send signals to. */
export function hasProcess(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
