import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { PoliciesModule } from '../learning/policies.module.js';
import { TryTextModule } from '../moderation/try-text.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { ArticlesController } from './articles.controller.js';
import { ArticleSettingsService } from './articles.service.js';
import { PastComments } from './past-comments.js';
import { PolicyTextController } from './policy-text.controller.js';
import { PolicyTextService } from './policy-text.service.js';
import { ReplayService } from './replay.service.js';
import { SecretsController } from './secrets.controller.js';
import { SecretsService } from './secrets.service.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';
import { SettingsVersions } from './settings.versions.js';
import { TrialController } from './trial.controller.js';

@Module({
  imports: [AccountsModule, AuditModule, SitesModule, PoliciesModule, TryTextModule],
  controllers: [SettingsController, TrialController, PolicyTextController, ArticlesController, SecretsController],
  providers: [
    SettingsService,
    SettingsVersions,
    PastComments,
    ReplayService,
    PolicyTextService,
    ArticleSettingsService,
    SecretsService,
  ],
})
export class SettingsModule {}
