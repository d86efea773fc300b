import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CardService } from './card.service.js';
import { QueueController } from './queue.controller.js';
import { QueueCountsService } from './queue-counts.service.js';
import { QueueItems } from './queue.items.js';
import { QueueService } from './queue.service.js';
import { ReadableSites } from './readable-sites.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SavedViewsService } from './saved-views.service.js';

@Module({
  imports: [AccountsModule],
  controllers: [QueueController, SavedViewsController],
  providers: [CardService, QueueCountsService, QueueItems, QueueService, ReadableSites, SavedViewsService],
  exports: [QueueCountsService, QueueItems, ReadableSites],
})
export class ConsoleModule {}
