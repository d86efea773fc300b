import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { PoliciesModule } from '../learning/policies.module.js';
import { AnalyzeService } from './analyze.service.js';
import { DiscoveryController } from './discovery.controller.js';
import { PerspectiveController } from './perspective.controller.js';

@Module({
  imports: [AccountsModule, PoliciesModule],
  controllers: [PerspectiveController, DiscoveryController],
  providers: [AnalyzeService],
})
export class PerspectiveModule {}
