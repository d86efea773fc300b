import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CardService } from './card.service.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { QueueController } from './queue.controller.js';
import { QueueCountsService } from './queue-counts.service.js';
import { QueueEvents } from './queue-events.js';
import { QueueEventsController } from './queue-events.controller.js';
import { QueueItems } from './queue.items.js';
import { QueuePlaces } from './queue.places.js';
import { QueueService } from './queue.service.js';
import { ReadableSites } from './readable-sites.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SavedViewsService } from './saved-views.service.js';

@Module({
  imports: [AccountsModule, DecisionsModule],
  controllers: [QueueController, QueueEventsController, SavedViewsController],
  providers: [
    CardService,
    QueueCountsService,
    QueueEvents,
    QueueItems,
    QueuePlaces,
    QueueService,
    ReadableSites,
    SavedViewsService,
  ],
  exports: [QueueCountsService, QueueItems, ReadableSites],
})
export class ConsoleModule {}
