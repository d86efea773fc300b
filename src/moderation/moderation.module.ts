import { Module } from '@nestjs/common';
import { RelayModule } from '../comments/comments.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { CheckProcessor } from './check.processor.js';
import { DecisionWriter } from './decision.writer.js';
import { FactsLoader } from './facts.loader.js';
import { ModelInUse } from './model-in-use.js';
import { SitePolicies } from './site-policy.js';

@Module({
  imports: [SitesModule, RelayModule],
  providers: [CheckProcessor, FactsLoader, DecisionWriter, ModelInUse, SitePolicies],
})
export class ModerationModule {}
