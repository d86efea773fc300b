import { Module } from '@nestjs/common';
import { CorrectionStore } from './correction.store.js';
import { ModelInUse } from './model-in-use.js';
import { SiteCorrections } from './site-corrections.js';
import { SitePolicies } from './site-policy.js';

/** What judges: one model for the process, the compiled settings of its sites, and what their moderators taught. */
@Module({
  providers: [ModelInUse, SitePolicies, SiteCorrections, CorrectionStore],
  exports: [ModelInUse, SitePolicies, SiteCorrections, CorrectionStore],
})
export class PoliciesModule {}
