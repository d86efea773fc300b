import { randomBytes } from 'node:crypto';
import type { parseArgs } from 'node:util';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { isEmail } from 'class-validator';
import { SCOPES } from './accounts/access-token.entity.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AccountsService, nameFrom } from './accounts/accounts.service.js';
import { isRole, ROLES } from './accounts/site-role.entity.js';
import { eraseDetails, verifyAudit } from './audit-commands.js';
import { AuditModule } from './audit/audit.module.js';
import { checkLines, makeLineJudge } from './check-command.js';
import type { Env } from './config/env.js';
import { Keys } from './config/keys.js';
import { MODELS } from './config/model-file.js';
import { Runtime, RuntimeModule } from './config/runtime.js';
import { readSecret } from './config/secret.js';
import { DatabaseModule } from './database/data-source.js';
import { borrowEmbeddedPostgres } from './database/embedded-postgres.js';
import { migrate, needsMigration } from './database/migrate.js';
import { examine } from './doctor.js';
import { MetricsModule } from './http/metrics.js';
import { isLocale, LOCALES } from './i18n/locale.js';
import { LearningModule } from './learning/learning.module.js';
import { LearningService } from './learning/learning.service.js';
import { describeLearning, describeVersion } from './learning/learning.text.js';
import { MODERATION_MODES, type ModerationMode } from './policy/policy-settings.js';
import { QueueModule } from './queue/queue.module.js';
import { COMMENTING } from './sites/article.entity.js';
import { ArticlesService } from './sites/articles.service.js';
import type { SiteSettings } from './sites/site-settings.js';
import { SitesModule } from './sites/sites.module.js';
import { SitesService } from './sites/sites.service.js';
import { invite, resetModerator } from './team-commands.js';
import { TeamModule } from './team/team.module.js';
import { addToken, listTokens, revokeToken } from './token-commands.js';

/** What may follow a command, by name. */
export const OPTIONS = {
  commenting: { type: 'string' },
  days: { type: 'string' },
  from: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  locale: { type: 'string' },
  model: { type: 'string' },
  moderation: { type: 'string' },
  name: { type: 'string' },
  origin: { type: 'string', multiple: true },
  owner: { type: 'boolean' },
  'per-minute': { type: 'string' },
  registered: { type: 'boolean' },
  role: { type: 'string' },
  scope: { type: 'string', multiple: true },
  site: { type: 'string' },
  url: { type: 'string' },
} as const;

export type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

interface Command {
  readonly usage: string;
  readonly summary: string;
  /** Needs no settings: wrong ones are no hindrance. */
  readonly isAlone?: true;
  /** @returns whether it was done @throws Error with one clear sentence */
  run(env: Env, words: string[], options: Options): Promise<boolean>;
}

/** What an operator can do from the command line. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: {
    usage: 'migrate',
    summary: 'bring the database to this version',
    run: (env) =>
      onDatabase(env, async (url) => say(...(await migrate(url)).map((name) => `ran ${name}`), 'up to date'), false),
  },
  'site add': {
    usage: 'site add KEY NAME [--locale ar|en] [--moderation automatic|pre|post] [--origin https://…]… [--registered]',
    summary: 'add a site; --registered takes comments on registered articles only',
    run: (env, [key = '', name = ''], options) =>
      onService(env, async (app) => {
        if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(key) || name === '')
          throw new Error('A site needs a key (a-z, 0-9 and -) and a name.');
        const site = await app.get(SitesService).add(key, name, siteSettings(options));
        return say(`site ${site.key} ${site.name}`);
      }),
  },
  'site learn': {
    usage: 'site learn KEY',
    summary: 'learn a correction from the decisions of the site’s moderators, and use it if it is better',
    run: (env, [key = '']) =>
      onService(env, async (app) => {
        const result = await app.get(LearningService).learn(await findSite(app, key));
        say(...describeLearning(result));
        return result.outcome === 'learnt';
      }),
  },
  'site corrections': {
    usage: 'site corrections KEY',
    summary: 'list the corrections that the site has had, with their figures; * marks the one in use',
    run: (env, [key = '']) =>
      onService(env, async (app) => {
        const versions = await app.get(LearningService).list(await findSite(app, key));
        return say(...(versions.length > 0 ? versions.flatMap(describeVersion) : ['none yet']));
      }),
  },
  'site rollback': {
    usage: 'site rollback KEY VERSION',
    summary: 'use an earlier correction again, or with 0 none, until “site learn” is run',
    run: (env, [key = '', version = '']) =>
      onService(env, async (app) => {
        if (!/^\d{1,9}$/.test(version)) throw new Error('Name the version as a number, or 0 for none.');
        const isDone = await app.get(LearningService).rollBack(await findSite(app, key), Number(version));
        if (!isDone) throw new Error(`The site ${key} has no correction ${version}.`);
        return say(version === '0' ? `site ${key} uses no correction` : `site ${key} uses correction ${version}`);
      }),
  },
  'article set': {
    usage: 'article set SITE ARTICLE --commenting open|premoderated|closed [--from 2026-12-31T21:00:00Z]',
    summary: 'open, pre-moderate or close an article, at once or from a moment on',
    run: (env, [siteKey = '', articleKey = ''], { commenting, from }) =>
      onService(env, async (app) => {
        if (!isOneOf(COMMENTING, commenting)) throw new Error(`--commenting is one of ${COMMENTING.join(', ')}.`);
        if (articleKey === '') throw new Error('Name the article by the id that the site gives it.');
        const site = await findSite(app, siteKey);
        await app.get(ArticlesService).setCommenting(site, articleKey, { commenting, from: readMoment(from) });
        return say(`article ${articleKey} ${commenting}${from === undefined ? '' : ` from ${from}`}`);
      }),
  },
  'moderator add': {
    usage: 'moderator add E-MAIL [--name NAME] (--owner | --site KEY --role viewer|moderator|senior|admin)',
    summary: 'add an account and print its first password',
    run: (env, [email = ''], options) => onService(env, (app) => addModerator(app, email, options)),
  },
  'moderator reset': {
    usage: 'moderator reset E-MAIL',
    summary: 'print a new password for an account, turn its second step off, and sign it out everywhere',
    run: (env, [email = '']) => onService(env, async (app) => say(await resetModerator(app, email))),
  },
  invite: {
    usage: 'invite E-MAIL --site KEY --role viewer|moderator|senior|admin [--url https://comments.example]',
    summary: 'print a link, good once and for 7 days, by which somebody joins the team of a site',
    run: (env, [email = ''], options) =>
      onService(env, async (app) => {
        const site = await findSite(app, options.site ?? '');
        const { role, url = `http://localhost:${env.PORT}` } = options;
        return say(await invite(app, email, site, { role, url }));
      }),
  },
  'token add': {
    usage: `token add E-MAIL [--site KEY] --scope ${SCOPES.join('|')}… [--days N] [--per-minute N] [--name NAME]`,
    summary: 'make a personal access token and print it, this once; 90 days and 600 requests a minute unless said',
    run: (env, [email = ''], options) =>
      onService(env, async (app) => {
        const site = options.site === undefined ? undefined : await findSite(app, options.site);
        return say(await addToken(app, email, site, options));
      }),
  },
  'token list': {
    usage: 'token list E-MAIL',
    summary: 'show the tokens of an account that are not revoked',
    run: (env, [email = '']) => onService(env, async (app) => say(...(await listTokens(app, email)))),
  },
  'token revoke': {
    usage: 'token revoke ID',
    summary: 'refuse a token from now on',
    run: (env, [id = '']) => onService(env, async (app) => say(await revokeToken(app, id))),
  },
  'audit verify': {
    usage: 'audit verify',
    summary: 'walk the logs of what people did and name the first entry that is not as it was written',
    run: (env) => onService(env, (app) => verifyAudit(app, say)),
  },
  'audit erase': {
    usage: 'audit erase ID',
    summary: 'erase the details of an entry of the log; that it was there, and that this was done, stays',
    run: (env, [id = '']) => onService(env, async (app) => say(await eraseDetails(app, id))),
  },
  check: {
    usage: 'check [--locale ar|en] [--model default|permissive]',
    summary: 'judge NDJSON { id, text } on standard input as first comments; a line that cannot be judged ends in 1',
    isAlone: true,
    run: (_env, _words, { locale = 'ar', model = 'default' }) => {
      if (!isLocale(locale)) throw new Error(`--locale is one of ${LOCALES.join(', ')}.`);
      if (!isOneOf(MODELS, model)) throw new Error(`--model is one of ${MODELS.join(', ')}.`);
      return checkLines(process.stdin, process.stdout, makeLineJudge(model, locale));
    },
  },
  doctor: {
    usage: 'doctor',
    summary: 'check settings, database, queue, clock and mail server',
    run: (env) => onDatabase(env, (url) => examine(env, url), false),
  },
};

async function addModerator(app: INestApplicationContext, email: string, options: Options): Promise<boolean> {
  const { name = nameFrom(email), owner: isOwner = false, site: siteKey, role = 'moderator' } = options;
  if (!isEmail(email)) throw new Error('A moderator needs an e-mail address.');
  if (!isRole(role)) throw new Error(`--role is one of ${ROLES.join(', ')}.`);
  if (!isOwner && siteKey === undefined) throw new Error('Give either --owner or --site KEY.');
  const site = siteKey === undefined ? undefined : await findSite(app, siteKey);
  const password = randomBytes(12).toString('base64url');
  const account = await app.get(AccountsService).add({ email, name, password, isOwner });
  if (!account) throw new Error(`There is an account for ${email} already.`);
  if (site) await app.get(AccountsService).grant(account, site.id, role);
  return say(`moderator ${email} ${password}`);
}

async function findSite(app: INestApplicationContext, key: string) {
  return app
    .get(SitesService)
    .find(key)
    .catch((cause: unknown) => {
      throw new Error(`There is no site with the key ${key}.`, { cause });
    });
}

function siteSettings({ locale, moderation, origin, registered }: Options): Partial<SiteSettings> {
  if (locale !== undefined && !isLocale(locale)) throw new Error(`--locale is one of ${LOCALES.join(', ')}.`);
  if (moderation !== undefined && !isOneOf(MODERATION_MODES, moderation))
    throw new Error(`--moderation is one of ${MODERATION_MODES.join(', ')}.`);
  const wrong = origin?.find((given) => !URL.canParse(given) || new URL(given).origin !== given);
  if (wrong !== undefined) throw new Error(`${wrong} is not an origin such as https://news.example.`);
  return {
    ...(locale !== undefined && { locale }),
    ...(moderation !== undefined && { moderation: moderation satisfies ModerationMode }),
    ...(origin !== undefined && { allowedOrigins: origin }),
    ...(registered === true && { articles: 'registered' }),
  };
}

function readMoment(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new Error('--from is a moment such as 2026-12-31T21:00:00Z.');
  return moment;
}

const isOneOf = <Word extends string>(words: readonly Word[], value: unknown): value is Word =>
  words.some((word) => word === value);

function say(...lines: string[]): true {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return true;
}

/** The given database, or the embedded one: of the service that runs on the data folder, else started for the command. */
async function onDatabase<Result>(env: Env, use: (url: string) => Promise<Result>, isMigrated = true): Promise<Result> {
  if (env.DATABASE_URL !== undefined) return use(env.DATABASE_URL);
  const embedded = await borrowEmbeddedPostgres(env.DATA_DIR);
  try {
    if (isMigrated && (await needsMigration(embedded.url))) await migrate(embedded.url);
    return await use(embedded.url);
  } finally {
    await embedded.stop();
  }
}

function onService<Result>(env: Env, use: (app: INestApplicationContext) => Promise<Result>): Promise<Result> {
  return onDatabase(env, async (url) => {
    const runtime = new Runtime(env, new Keys(await readSecret(env)), url);
    const app = await NestFactory.createApplicationContext(CommandModule.of(runtime), {
      logger: false,
      abortOnError: false,
    });
    try {
      return await use(app);
    } finally {
      await app.close();
    }
  });
}

@Module({})
class CommandModule {
  static of(runtime: Runtime): DynamicModule {
    const imports = [
      RuntimeModule.of(runtime),
      DatabaseModule,
      QueueModule,
      MetricsModule,
      SitesModule,
      AccountsModule,
      AuditModule,
      TeamModule,
      LearningModule,
    ];
    return { module: CommandModule, imports };
  }
}
