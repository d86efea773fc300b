import { Module } from '@nestjs/common';
import { RelayModule } from '../comments/comments.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { CheckProcessor } from './check.processor.js';
import { DecisionWriter } from './decision.writer.js';
import { FactsLoader } from './facts.loader.js';
import { PoliciesModule } from './policies.module.js';

@Module({
  imports: [SitesModule, RelayModule, PoliciesModule],
  providers: [CheckProcessor, FactsLoader, DecisionWriter],
})
export class ModerationModule {}
