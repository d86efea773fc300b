import { Module } from '@nestjs/common';
import { ModelInUse } from './model-in-use.js';
import { SitePolicies } from './site-policy.js';

/** What judges: one model for the process, and the compiled settings of its sites. */
@Module({ providers: [ModelInUse, SitePolicies], exports: [ModelInUse, SitePolicies] })
export class PoliciesModule {}
