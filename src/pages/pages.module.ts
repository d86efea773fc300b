import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module.js';
import { PublishingModule } from '../publishing/publishing.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { TakingPartModule } from '../taking-part/taking-part.module.js';
import { AssetsController } from './assets.controller.js';
import { ConfirmationController } from './confirmation.controller.js';
import { EmbedController } from './embed.controller.js';
import { DemoController, DemoSiteGuard } from './demo.controller.js';
import { FormPostService } from './form-post.service.js';
import { FragmentController } from './fragment.controller.js';
import { FragmentService } from './fragment.service.js';
import { ReactionQuery } from './reaction.query.js';
import { SiteFactsController } from './site-facts.controller.js';
import { SiteFactsService } from './site-facts.service.js';

@Module({
  imports: [SitesModule, ReadersModule, CommentsModule, TakingPartModule, PublishingModule],
  controllers: [
    FragmentController,
    SiteFactsController,
    DemoController,
    AssetsController,
    EmbedController,
    ConfirmationController,
  ],
  providers: [FragmentService, FormPostService, ReactionQuery, SiteFactsService, DemoSiteGuard],
})
export class PagesModule {}
