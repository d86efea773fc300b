import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { PoliciesModule } from '../learning/policies.module.js';
import { TryTextController } from './try-text.controller.js';
import { TryTextService } from './try-text.service.js';

/** The moderators' “try this text”: part of the API, not of the worker. */
@Module({
  imports: [AccountsModule, SitesModule, PoliciesModule],
  controllers: [TryTextController],
  providers: [TryTextService],
  exports: [TryTextService],
})
export class TryTextModule {}
