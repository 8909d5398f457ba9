/** Writes the generated folder that its first argument names, with the text that its second gives. */
import { writeGenerated } from '../../src/generate/write.ts';
import { filesSaying } from './files-saying.ts';

const [folder = '', text = ''] = process.argv.slice(2);
await writeGenerated(folder, filesSaying(text));
