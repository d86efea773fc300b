import { Injectable } from '@nestjs/common';
import { authorise } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import { firstComment } from '../checks/first-comment.js';
import { checkComment } from '../policy/pipeline.js';
import type { PolicySettings } from '../policy/policy-settings.js';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';
import { ModelInUse } from '../learning/model-in-use.js';
import { SiteCorrections } from '../learning/site-corrections.js';
import { SitePolicies } from '../learning/site-policy.js';
import type { TryTextDto } from './try-text.dto.js';
import type { TriedText } from './try-text.view.js';

type Sample = Pick<TryTextDto, 'text' | 'authorName'>;

/** Judges a text as a site's first comment of an unknown author, and keeps nothing of it. */
@Injectable()
export class TryTextService {
  constructor(
    private readonly sites: SitesService,
    private readonly policies: SitePolicies,
    private readonly corrections: SiteCorrections,
    private readonly model: ModelInUse,
  ) {}

  /** @throws Problem `site-unknown`; `not-allowed` for an actor who does not moderate the site */
  async try(actor: Actor, { site: key, ...sample }: TryTextDto): Promise<TriedText> {
    const site = await this.sites.find(key);
    authorise(actor, 'text.check', site.id);
    return this.judge(site, this.policies.of(site, await this.corrections.of(site)), sample);
  }

  /** By settings of the site that nobody has saved, as the given site says. */
  async imagine(site: Site, sample: Sample): Promise<TriedText> {
    return this.judge(site, this.policies.trial(site, await this.corrections.of(site)), sample);
  }

  private judge(site: Site, settings: PolicySettings, { text, authorName = '' }: Sample): TriedText {
    const mode = site.settings.moderation;
    const context = { ...firstComment(text, settings), authorName, now: new Date() };
    return {
      verdict: checkComment(context, mode),
      mode,
      language: context.text.language.language,
      probabilities: this.model.classifier.classify(context.text).probabilities,
      policyVersion: settings.version,
      modelVersion: this.model.classifier.version,
    };
  }
}
