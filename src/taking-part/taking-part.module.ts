import { Module } from '@nestjs/common';
import { CommentsModule, RelayModule } from '../comments/comments.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AppealsService } from './appeals.service.js';
import { ConfirmService } from './confirm.service.js';
import { EditService } from './edit.service.js';
import { OwnCommentController } from './own-comment.controller.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { WithdrawService } from './withdraw.service.js';

@Module({
  imports: [SitesModule, ReadersModule, CommentsModule, RelayModule],
  controllers: [OwnCommentController, ReportsController],
  providers: [AppealsService, ConfirmService, EditService, ReportsService, WithdrawService],
  exports: [ConfirmService],
})
export class TakingPartModule {}
