import { Injectable } from '@nestjs/common';
import { isLocale } from '../i18n/locale.js';
import { Problem } from '../http/problem.js';
import type { Commenting } from '../sites/article.entity.js';
import { commentingOn } from '../sites/commenting.js';
import { isArticleKey } from '../sites/article-key.pipe.js';
import { ArticlesService } from '../sites/articles.service.js';
import { PolicyTexts } from '../sites/policy-texts.js';
import type { GuestRule } from '../sites/site-settings.js';
import type { Site } from '../sites/site.entity.js';
import { MAX_CODE_UNITS } from '../text/length.js';
import { FormTokens } from '../readers/form-token.js';
import { Gatekeeper } from '../readers/gatekeeper.js';
import type { FormView } from './form.view.js';
import { PAGE_POLICY } from '../html/html-page.js';
import { etagOf, type RenderedPage } from '../publishing/page-cache.js';
import { policyPage } from '../html/policy-page.js';
import { viewPolicy } from '../publishing/policy.view.js';

/** What a site's readers may know before they write: the policy and the form. */
@Injectable()
export class SiteFactsService {
  constructor(
    private readonly articles: ArticlesService,
    private readonly policies: PolicyTexts,
    private readonly forms: FormTokens,
    private readonly gatekeeper: Gatekeeper,
  ) {}

  async policy(site: Site): Promise<RenderedPage> {
    return rendered(JSON.stringify(viewPolicy(await this.policies.of(site.id))));
  }

  /** @throws Problem `bad-parameter` for a language that there is not */
  async policyPage(site: Site, lang: unknown): Promise<RenderedPage> {
    const locale = lang ?? site.settings.locale;
    if (!isLocale(locale)) throw new Problem('bad-parameter', { params: { name: 'lang' } });
    const view = viewPolicy(await this.policies.of(site.id));
    return rendered(policyPage(site.name, locale, view), { 'Content-Security-Policy': PAGE_POLICY });
  }

  /** @throws Problem `bad-parameter` for an article that is no id */
  async form(site: Site, article: unknown, address: string, now = new Date()): Promise<RenderedPage> {
    const commenting = await this.commenting(site, article, now);
    const articleKey = isArticleKey(article) ? article.normalize('NFC') : null;
    const challenge = articleKey === null ? null : await this.gatekeeper.challengeFor(site, articleKey, address, now);
    const view: FormView = {
      required: REQUIRED[site.settings.guests],
      guests: site.settings.guests,
      characterLimit: site.settings.characterLimit,
      codeUnitLimit: MAX_CODE_UNITS,
      commenting,
      liveEvents: site.settings.liveEvents,
      proof: { token: this.forms.issue(site.id, articleKey ?? '', now), trap: this.forms.trapName(site.id) },
      challenge,
    };
    // A challenge is for one caller; without one the answer is the same for all.
    return rendered(JSON.stringify(view), challenge === null ? {} : { 'Cache-Control': 'private, no-store' });
  }

  private async commenting(site: Site, key: unknown, now: Date): Promise<Commenting> {
    if (key === undefined) return commentingOn(site, null, now);
    if (!isArticleKey(key)) throw new Problem('bad-parameter', { params: { name: 'article' } });
    return commentingOn(site, await this.articles.find(site, key.normalize('NFC')), now);
  }
}

/** Of readers without a token of the site. */
const REQUIRED: Readonly<Record<GuestRule, string[]>> = {
  'name-and-email': ['/author/name', '/author/email', '/body'],
  name: ['/author/name', '/body'],
  none: ['/body'],
};

function rendered(text: string, headers: Readonly<Record<string, string>> = {}): RenderedPage {
  const bytes = Buffer.from(text);
  return { bytes, etag: etagOf(bytes), headers };
}
