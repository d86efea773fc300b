import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CardService } from './card.service.js';
import { QueueController } from './queue.controller.js';
import { QueueCountsService } from './queue-counts.service.js';
import { QueueItems } from './queue.items.js';
import { QueuePlaces } from './queue.places.js';
import { QueueService } from './queue.service.js';
import { ReadableSites } from './readable-sites.js';

@Module({
  imports: [AccountsModule],
  controllers: [QueueController],
  providers: [CardService, QueueCountsService, QueueItems, QueuePlaces, QueueService, ReadableSites],
  exports: [QueueCountsService, QueueItems, ReadableSites],
})
export class ConsoleModule {}
