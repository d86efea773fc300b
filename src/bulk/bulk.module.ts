import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { RelayModule } from '../comments/comments.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { BatchRunner } from './batch.runner.js';
import { BatchesController } from './batches.controller.js';
import { BatchesService } from './batches.service.js';
import { ManyService } from './many.service.js';

@Module({
  imports: [AccountsModule, AuditModule, DecisionsModule, RelayModule],
  controllers: [BatchesController],
  providers: [BatchesService, BatchRunner, ManyService],
  exports: [BatchesService],
})
export class BulkModule {}
