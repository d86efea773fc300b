import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BulkModule } from '../bulk/bulk.module.js';
import { ConsoleModule } from '../console/console.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { ConsoleFiles } from './console-files.js';
import { ConsolePageController } from './console-page.controller.js';
import { QueueEvents } from './queue-events.js';
import { QueueEventsController } from './queue-events.controller.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SavedViewsService } from './saved-views.service.js';

/** The console's page and files, what it is told while it is open, and the views that moderators keep in it. */
@Module({
  imports: [AccountsModule, BulkModule, ConsoleModule, DecisionsModule],
  controllers: [ConsolePageController, QueueEventsController, SavedViewsController],
  providers: [ConsoleFiles, QueueEvents, SavedViewsService],
})
export class ConsolePageModule {}
