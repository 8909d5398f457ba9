import { defineCommand, exitCodes } from '../../../scripts/command/command.ts';
import { defaulted, flag, integer, optional, repeated, text } from '../../../scripts/command/option.ts';
import { ExpectedError } from '../../../src/expected-error.ts';

/** A command that says what it understood, and throws on demand. */
export const pet = defineCommand({
  name: 'pet',
  summary: 'Pet an animal',
  description: 'It purrs.',
  positionals: { name: 'animal', many: true, description: 'Which one.' },
  options: {
    gently: flag('Without haste.', 'g'),
    times: defaulted({ placeholder: 'N', description: 'How often.', parse: integer(1, 10) }, 3),
    name: optional({ placeholder: 'NAME', description: 'What it answers to.', parse: text }),
    treat: repeated({ placeholder: 'TREAT', description: 'What it likes.', parse: text }),
  },
  examples: [{ line: 'pet cat', description: 'pet the cat' }],
  run: async ({ positionals, options }, context) => {
    if (positionals.includes('tiger')) {
      const location = { file: 'zoo.yaml', line: 4, column: 2 };
      throw new ExpectedError('tigers are not petted', { location, help: 'Pet a cat.' });
    }
    if (positionals.includes('unicorn')) throw new TypeError('there is no unicorn');
    context.print(JSON.stringify({ positionals, ...options }));
    return positionals.includes('hedgehog') ? exitCodes.findings : exitCodes.clean;
  },
});
