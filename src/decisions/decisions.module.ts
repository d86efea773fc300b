import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { RelayModule } from '../comments/comments.module.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsService } from './claims.service.js';
import { CommentFinder } from './comment-finder.js';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsService } from './decisions.service.js';
import { PinsController } from './pins.controller.js';
import { PinsService } from './pins.service.js';

@Module({
  imports: [AccountsModule, AuditModule, RelayModule],
  controllers: [DecisionsController, ClaimsController, PinsController],
  providers: [ClaimsService, CommentFinder, DecisionsService, PinsService],
  exports: [ClaimsService, CommentFinder],
})
export class DecisionsModule {}
