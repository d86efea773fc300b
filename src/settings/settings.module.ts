import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';
import { SettingsVersions } from './settings.versions.js';

@Module({
  imports: [AccountsModule, AuditModule, SitesModule],
  controllers: [SettingsController],
  providers: [SettingsService, SettingsVersions],
})
export class SettingsModule {}
