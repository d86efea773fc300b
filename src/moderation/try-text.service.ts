import { Injectable } from '@nestjs/common';
import { authorise } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import { firstComment } from '../checks/first-comment.js';
import { checkComment } from '../policy/pipeline.js';
import { SitesService } from '../sites/sites.service.js';
import { ModelInUse } from '../learning/model-in-use.js';
import { SiteCorrections } from '../learning/site-corrections.js';
import { SitePolicies } from '../learning/site-policy.js';
import type { TryTextDto } from './try-text.dto.js';
import type { TriedText } from './try-text.view.js';

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
  async try(actor: Actor, { site: key, text, authorName = '' }: TryTextDto): Promise<TriedText> {
    const site = await this.sites.find(key);
    authorise(actor, 'text.check', site.id);
    const settings = this.policies.of(site, await this.corrections.of(site));
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
