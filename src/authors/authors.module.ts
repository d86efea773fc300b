import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { RelayModule } from '../comments/comments.module.js';
import { BulkModule } from '../bulk/bulk.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AuthorFinder } from './author.finder.js';
import { AuthorsController } from './authors.controller.js';
import { AuthorsService } from './authors.service.js';
import { RejectionsService } from './rejections.service.js';
import { SanctionsService } from './sanctions.service.js';

@Module({
  imports: [AccountsModule, AuditModule, BulkModule, RelayModule, SitesModule],
  controllers: [AuthorsController],
  providers: [AuthorFinder, AuthorsService, RejectionsService, SanctionsService],
})
export class AuthorsModule {}
