import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

const STANDARD_ERROR = 2;

/**
 * One JSON line per event on standard error; standard output is for people. Reader text, e-mails, tokens and network
 * addresses are never handed to it.
 */
export const makeLogger = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination(STANDARD_ERROR),
  );

type Level = 'info' | 'warn' | 'error' | 'fatal' | 'debug';

/** Lets Nest write its own lines through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.write('info', message, context);
  }

  warn(message: unknown, context?: string): void {
    this.write('warn', message, context);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest.at(-1));
  }

  fatal(message: unknown, context?: string): void {
    this.write('fatal', message, context);
  }

  debug(message: unknown, context?: string): void {
    this.write('debug', message, context);
  }

  private write(level: Level, message: unknown, context: unknown): void {
    const fields = typeof message === 'object' && message !== null ? message : { msg: message };
    this.logger[level]({ context, ...fields });
  }
}
