import { Module } from '@nestjs/common';
import { Idempotency } from '../http/idempotency.js';
import { ReadersModule } from '../readers/readers.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AcceptService } from './accept.service.js';
import { Backlog } from './backlog.js';
import { CommentWriter } from './comment.writer.js';
import { CommentsController } from './comments.controller.js';
import { Dispatcher } from './dispatcher.js';
import { OwnCommentsService } from './own-comments.service.js';
import { ReactionsService } from './reactions.service.js';
import { Relay } from './relay.js';
import { Unconfirmed } from './unconfirmed.js';

/** What the API and the worker share. */
@Module({ providers: [Backlog, Idempotency, Relay, Unconfirmed], exports: [Idempotency, Relay] })
export class RelayModule {}

@Module({
  imports: [SitesModule, ReadersModule, RelayModule],
  controllers: [CommentsController],
  providers: [AcceptService, CommentWriter, Dispatcher, OwnCommentsService, ReactionsService],
  exports: [AcceptService, Dispatcher, OwnCommentsService, ReactionsService],
})
export class CommentsModule {}
