import { randomBytes } from 'node:crypto';
import { AccountsService, nameFrom } from './accounts/accounts.service.js';
import type { RunningService } from './app.js';
import type { Env } from './config/env.js';
import { submitDemoComments } from './demo-comments.js';
import { DEMO_ARTICLE, DEMO_ARTICLES, DEMO_SITE } from './html/demo-article.js';
import { ArticlesService } from './sites/articles.service.js';
import { SitesService } from './sites/sites.service.js';

/**
 * Makes the demo site, its article and the first account where they are missing, and prints where to look. With the first
 * account come comments for it to judge.
 */
export async function furnishDemo({ app, url }: RunningService, env: Env): Promise<void> {
  const site = await app.get(SitesService).add(DEMO_SITE, 'صحيفة النهر', { leastSecondsToSend: 0 });
  await app
    .get(ArticlesService)
    .ensure(site, DEMO_ARTICLE, { title: DEMO_ARTICLES.ar.title, url: `${url}/demo`, locale: 'ar' });
  process.stdout.write(`demo     ${url}/demo\nconsole  ${url}/console\napi docs ${url}/docs\n`);
  const accounts = app.get(AccountsService);
  if (await accounts.exists()) return;
  const email = env.ADMIN_EMAIL ?? 'owner@localhost.invalid';
  const password = env.ADMIN_PASSWORD ?? randomBytes(12).toString('base64url');
  await accounts.add({ email, name: nameFrom(email), password, isOwner: true });
  const shown = env.ADMIN_PASSWORD === undefined ? password : '(as given in ADMIN_PASSWORD)';
  process.stdout.write(`first moderator ${email} ${shown}\n`);
  await submitDemoComments(app, site, url);
}
