/**
 * Loaded before a program: kills it with SIGKILL before its n-th call that changes the file system,
 * `KILL_AT` being n. What a kill can leave behind changes at these calls only.
 */
import { changesOnDisk } from './changes-on-disk.ts';

const fatal = Number(process.env['KILL_AT']);

changesOnDisk((call) => {
  if (call === fatal) process.kill(process.pid, 'SIGKILL');
});
