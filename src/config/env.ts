import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsDefined,
  isEmail,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { isAddressRange } from './address-range.js';
import { isServerAddress, isWebOrigin } from './mail-addresses.js';
import { MODELS, type ModelName } from './model-file.js';
import { IsNot, isWeakSecret, Satisfies } from './rules.js';

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';
const list = (value: unknown): string[] =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [];

const ROLES = ['all', 'api', 'worker'] as const;
const PORT_RULE = 'PORT must be a whole number from 0 to 65535';
const DRAIN_RULE = 'DRAIN_SECONDS must be a whole number from 0 to 5';
const STREAMS_RULE = 'MAX_EVENT_STREAMS must be a whole number from 0 to 100000';
const MAIL_RULE = 'SMTP_URL, MAIL_FROM and PUBLIC_URL are needed together';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What is needed to send mail. */
export interface MailSettings {
  readonly smtpUrl: string;
  /** An address, with or without a name. */
  readonly from: string;
  /** Origin of the links in mails. */
  readonly publicUrl: string;
}

/** Everything the service reads from its environment. See `.env.example` for what each variable does. */
export class Env {
  @IsInt({ message: PORT_RULE })
  @Min(0, { message: PORT_RULE })
  @Max(65_535, { message: PORT_RULE })
  PORT: number = 3000;

  @IsString()
  @IsNotEmpty()
  HOST: string = '127.0.0.1';

  @IsString()
  @IsNotEmpty()
  DATA_DIR: string = './.data';

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL must start with postgres:// or postgresql://' })
  DATABASE_URL?: string;

  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'REDIS_URL must start with redis:// or rediss://' })
  REDIS_URL?: string;

  /** Mail is sent only where all three are given. */
  @ValidateIf((env: Env) => env.hasMailPart)
  @IsDefined({ message: `SMTP_URL is missing: ${MAIL_RULE}` })
  @Satisfies((url) => url === undefined || isServerAddress(url), {
    message: 'SMTP_URL must be the address of a mail server such as smtps://user:password@mail.example:465',
  })
  SMTP_URL?: string;

  @ValidateIf((env: Env) => env.hasMailPart)
  @IsDefined({ message: `MAIL_FROM is missing: ${MAIL_RULE}` })
  @Satisfies((from) => from === undefined || isEmail(from, { allow_display_name: true }), {
    message: 'MAIL_FROM must be an e-mail address, with or without a name: News <comments@news.example>',
  })
  MAIL_FROM?: string;

  /** Where readers reach the service; links in mails are never made of what a request says of its host. */
  @ValidateIf((env: Env) => env.hasMailPart)
  @IsDefined({ message: `PUBLIC_URL is missing: ${MAIL_RULE}` })
  @Satisfies((url) => url === undefined || isWebOrigin(url), {
    message: 'PUBLIC_URL must be an origin such as https://comments.news.example, without a path',
  })
  PUBLIC_URL?: string;

  @IsIn(ROLES, { message: `ROLE must be one of ${ROLES.join(', ')}` })
  @Satisfies((role, env: Env) => (role !== 'api' && role !== 'worker') || env.DATABASE_URL !== undefined, {
    message: 'ROLE api and worker need DATABASE_URL: the embedded database serves one process only',
  })
  ROLE: (typeof ROLES)[number] = 'all';

  @ValidateIf((env: Env) => env.SECRET !== undefined || env.DATABASE_URL !== undefined)
  @IsString({ message: 'SECRET is required together with DATABASE_URL' })
  @MinLength(32, { message: 'SECRET must have at least 32 characters' })
  @IsNot(isWeakSecret, { message: 'SECRET is too easy to guess: use 32 random bytes' })
  SECRET?: string;

  @IsOptional()
  @IsEmail({}, { message: 'ADMIN_EMAIL must be an e-mail address' })
  ADMIN_EMAIL?: string;

  @IsOptional()
  @MinLength(12, { message: 'ADMIN_PASSWORD must have at least 12 characters' })
  ADMIN_PASSWORD?: string;

  @Transform(({ value }) => list(value))
  @Satisfies((ranges) => Array.isArray(ranges) && ranges.every(isAddressRange), {
    message: 'TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.0/8, separated by commas',
  })
  TRUSTED_PROXIES: string[] = [];

  /** How long a stopping process reports that it is not ready before it stops listening; the embedded one does not wait. */
  @IsInt({ message: DRAIN_RULE })
  @Min(0, { message: DRAIN_RULE })
  @Max(5, { message: DRAIN_RULE })
  DRAIN_SECONDS: number = 2;

  /** Pages that may stay open on this process and be told what changes; the others ask now and then. */
  @IsInt({ message: STREAMS_RULE })
  @Min(0, { message: STREAMS_RULE })
  @Max(100_000, { message: STREAMS_RULE })
  MAX_EVENT_STREAMS: number = 1_000;

  @IsIn(LOG_LEVELS, { message: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @IsIn(MODELS, { message: `MODEL must be one of ${MODELS.join(', ')}` })
  MODEL: ModelName = 'default';

  get isEmbedded(): boolean {
    return this.DATABASE_URL === undefined;
  }

  get hasMailPart(): boolean {
    return [this.SMTP_URL, this.MAIL_FROM, this.PUBLIC_URL].some((part) => part !== undefined);
  }

  /** Null where no mail can be sent. */
  get mail(): MailSettings | null {
    const { SMTP_URL: smtpUrl, MAIL_FROM: from, PUBLIC_URL: publicUrl } = this;
    return smtpUrl === undefined || from === undefined || publicUrl === undefined ? null : { smtpUrl, from, publicUrl };
  }

  get runsApi(): boolean {
    return this.ROLE !== 'worker';
  }

  get runsWorker(): boolean {
    return this.ROLE !== 'api';
  }
}

/** All faults of an environment at once, one sentence each. */
export class EnvError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment is not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/**
 * Reads and checks the environment. Blank values count as absent.
 * @throws EnvError naming every wrong variable
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => !isBlank(value)));
  const known = Object.keys(new Env());
  const picked = Object.fromEntries(
    Object.entries(given).filter(([name]) => known.includes(name) || OPTIONAL_NAMES.includes(name)),
  );
  const env = plainToInstance(Env, picked, { enableImplicitConversion: true, exposeDefaultValues: true });
  const faults = [...new Set(validateSync(env).flatMap((error) => Object.values(error.constraints ?? {})))];
  if (faults.length > 0) throw new EnvError(faults);
  return env;
}

const OPTIONAL_NAMES = [
  ...['DATABASE_URL', 'REDIS_URL', 'SECRET', 'ADMIN_EMAIL', 'ADMIN_PASSWORD'],
  ...['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL'],
];
