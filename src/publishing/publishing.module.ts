import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AssetsController } from './assets.controller.js';
import { CountsService } from './counts.service.js';
import { DemoController, DemoSiteGuard } from './demo.controller.js';
import { FormPostService } from './form-post.service.js';
import { FragmentController } from './fragment.controller.js';
import { FragmentService } from './fragment.service.js';
import { PageCache } from './page-cache.js';
import { PageQuery } from './page.query.js';
import { PagesController } from './pages.controller.js';
import { PagesService } from './pages.service.js';
import { ReactionQuery } from './reaction.query.js';
import { SiteFactsController } from './site-facts.controller.js';
import { SiteFactsService } from './site-facts.service.js';

@Module({
  imports: [SitesModule, ReadersModule, CommentsModule],
  controllers: [PagesController, FragmentController, SiteFactsController, DemoController, AssetsController],
  providers: [
    ...[PageCache, PageQuery, PagesService, CountsService],
    ...[FragmentService, FormPostService, ReactionQuery, SiteFactsService, DemoSiteGuard],
  ],
  exports: [PagesService],
})
export class PublishingModule {}
