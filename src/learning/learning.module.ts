import { Module } from '@nestjs/common';
import { SitesModule } from '../sites/sites.module.js';
import { LearningLease } from './learning.lease.js';
import { LearningService } from './learning.service.js';
import { PoliciesModule } from './policies.module.js';

/** What worker and command line share: learning on demand, versions, roll back. */
@Module({
  imports: [SitesModule, PoliciesModule],
  providers: [LearningLease, LearningService],
  exports: [LearningLease, LearningService],
})
export class LearningModule {}
