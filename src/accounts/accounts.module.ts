import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { Quotas } from '../http/quota.js';
import { SitesModule } from '../sites/sites.module.js';
import { AccessToken } from './access-token.entity.js';
import { AccessTokensService } from './access-tokens.service.js';
import { Account } from './account.entity.js';
import { AccountsService } from './accounts.service.js';
import { Callers } from './callers.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { SiteRole } from './site-role.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account, SiteRole, AccessToken, Session]), AuditModule, SitesModule],
  providers: [AccountsService, AccessTokensService, SessionsService, Callers, Quotas],
  exports: [AccountsService, AccessTokensService, SessionsService, Callers, Quotas, AuditModule, SitesModule],
})
export class AccountsModule {}
