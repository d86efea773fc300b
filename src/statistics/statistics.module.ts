import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsDays } from './statistics.days.js';
import { StatisticsService } from './statistics.service.js';

@Module({
  imports: [AccountsModule, SitesModule],
  controllers: [StatisticsController],
  providers: [StatisticsDays, StatisticsService],
})
export class StatisticsModule {}
