import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A process of the built service, as an operator would run it. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: () => string;
  readonly log: () => string;
  /** @returns the exit code, or null after a signal that cannot be handled */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

type Variables = Readonly<Record<string, string>>;

function launch(script: string, args: readonly string[], variables: Variables) {
  const child = spawn(process.execPath, [`dist/src/${script}`, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'info', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  return { child, output: () => output, log: () => log };
}

/** Starts the service and waits for its `ready` line. @throws with what it wrote when it ends before that */
export async function startProcess(variables: Variables): Promise<ServiceProcess> {
  const { child, output, log } = launch('main.js', [], { PORT: '0', ...variables });
  const url = await until(() => {
    if (child.exitCode !== null) throw new Error(`the service ended: ${log()}`);
    return /^ready (\S+)$/m.exec(output())?.[1];
  }, 'the ready line');
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    return child.exitCode;
  };
  return { child, url, output, log, end };
}

/** Runs the service or a command to its end. */
export async function runToEnd(
  script: 'main.js' | 'cli.js' | 'training/evaluate.js',
  args: readonly string[],
  variables: Variables,
): Promise<{ code: number | null; output: string; log: string }> {
  const { child, output, log } = launch(script, args, variables);
  await once(child, 'close');
  return { code: child.exitCode, output: output(), log: log() };
}
