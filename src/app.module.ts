import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from './accounts/access.guard.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthorsModule } from './authors/authors.module.js';
import { BulkModule } from './bulk/bulk.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { RuntimeModule, type Runtime } from './config/runtime.js';
import { ConsolePageModule } from './console-page/console-page.module.js';
import { ConsoleModule } from './console/console.module.js';
import { DatabaseModule } from './database/data-source.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { HealthModule } from './http/health.js';
import { MetricsModule } from './http/metrics.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ProblemsController } from './http/problems.controller.js';
import { makeValidationPipe } from './http/validation.pipe.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { TryTextModule } from './moderation/try-text.module.js';
import { OutboxDeliveryModule } from './outbox/outbox.module.js';
import { PagesModule } from './pages/pages.module.js';
import { PerspectiveModule } from './perspective/perspective.module.js';
import { PublishingModule } from './publishing/publishing.module.js';
import { QueueModule } from './queue/queue.module.js';
import { SearchModule } from './search/search.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { SitesModule } from './sites/sites.module.js';
import { StatisticsModule, StatisticsSweepModule } from './statistics/statistics.module.js';
import { TakingPartModule } from './taking-part/taking-part.module.js';
import { TeamModule } from './team/team.module.js';

const ACCOUNTS = [SignInModule, TeamModule];
const API = [
  ...ACCOUNTS,
  CommentsModule,
  TakingPartModule,
  PublishingModule,
  PagesModule,
  PerspectiveModule,
  TryTextModule,
  ConsolePageModule,
  AuthorsModule,
  SettingsModule,
  StatisticsModule,
  ConsoleModule,
  BulkModule,
  DecisionsModule,
];
const WORKER = [ModerationModule, SearchModule, StatisticsSweepModule, OutboxDeliveryModule];

/** What one process consists of. Health and figures are always there; the rest follows from the role. */
@Module({})
export class AppModule {
  static of(runtime: Runtime): DynamicModule {
    const { env } = runtime;
    return {
      module: AppModule,
      imports: [
        ...[RuntimeModule.of(runtime), DatabaseModule, MetricsModule, HealthModule, QueueModule],
        ...[AccountsModule, AuditModule, SitesModule],
        ...(env.runsApi ? API : []),
        ...(env.runsWorker ? WORKER : []),
      ],
      controllers: [ProblemsController],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: makeValidationPipe },
      ],
    };
  }
}
