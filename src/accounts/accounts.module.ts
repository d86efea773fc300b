import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Account } from './account.entity.js';
import { AccountsService } from './accounts.service.js';
import { SiteRole } from './site-role.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account, SiteRole])],
  providers: [AccountsService],
  exports: [AccountsService],
})
export class AccountsModule {}
