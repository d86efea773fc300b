import { Module } from '@nestjs/common';
import { RelayModule } from '../comments/comments.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { ArticleActivity } from './article-activity.js';
import { CheckProcessor } from './check.processor.js';
import { DecisionWriter } from './decision.writer.js';
import { FactsLoader } from './facts.loader.js';
import { LearningModule } from '../learning/learning.module.js';
import { LearningNight } from '../learning/learning.night.js';
import { LearningQuality } from '../learning/learning.quality.js';
import { PoliciesModule } from '../learning/policies.module.js';

@Module({
  imports: [SitesModule, RelayModule, PoliciesModule, LearningModule],
  providers: [CheckProcessor, FactsLoader, DecisionWriter, ArticleActivity, LearningNight, LearningQuality],
})
export class ModerationModule {}
