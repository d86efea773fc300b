import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { COMMANDS, OPTIONS } from './commands.js';
import { Env, readEnv } from './config/env.js';

const USAGE = `Usage: npm run cli -- COMMAND …

${Object.values(COMMANDS)
  .map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  .join('\n')}
`;

function read(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true });
}

/** Runs one command. 0: done, 1: it could not be done, 2: it was not understood. */
async function run(args: string[]): Promise<number> {
  const { values, positionals } = read(args);
  const name = Object.keys(COMMANDS)
    .filter((candidate) => `${positionals.join(' ')} `.startsWith(`${candidate} `))
    .at(-1);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (values.help || command === undefined || name === undefined) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const rest = positionals.slice(name.split(' ').length);
  return (await command.run(command.isAlone ? new Env() : readEnv(), rest, values)) ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const isUsage = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ?? false;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = isUsage ? 2 : 1;
}
