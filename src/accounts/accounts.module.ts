import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Quotas } from '../http/quota.js';
import { AccessToken } from './access-token.entity.js';
import { AccessTokensService } from './access-tokens.service.js';
import { Account } from './account.entity.js';
import { AccountsService } from './accounts.service.js';
import { SiteRole } from './site-role.entity.js';
import { TokenGuard } from './token.guard.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account, SiteRole, AccessToken])],
  providers: [AccountsService, AccessTokensService, Quotas, TokenGuard],
  exports: [AccountsService, AccessTokensService, Quotas, TokenGuard],
})
export class AccountsModule {}
