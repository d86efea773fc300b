import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RelayModule } from '../comments/comments.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsDays } from './statistics.days.js';
import { StatisticsService } from './statistics.service.js';
import { StatisticsSweep } from './statistics.sweep.js';

@Module({
  imports: [AccountsModule, SitesModule],
  controllers: [StatisticsController],
  providers: [StatisticsDays, StatisticsService],
})
export class StatisticsModule {}

/** The worker's part. */
@Module({ imports: [RelayModule, SitesModule], providers: [StatisticsDays, StatisticsSweep] })
export class StatisticsSweepModule {}
