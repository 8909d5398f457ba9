/** Changes the project that its first argument names, as its second says in JSON; without one it recovers. */
import { changeFiles } from '../../src/transaction/change-files.ts';
import { recoverChanges } from '../../src/transaction/recover.ts';

const [root = '', changes] = process.argv.slice(2);
if (changes === undefined) await recoverChanges(root);
else {
  const texts = JSON.parse(changes) as Record<string, string | null>;
  await changeFiles(
    root,
    Object.entries(texts).map(([path, text]) => ({ path, text: text ?? undefined })),
  );
}
