import { Module } from '@nestjs/common';
import { SitesModule } from '../sites/sites.module.js';
import { ArticleEventsController } from './article-events.controller.js';
import { ArticleChanges } from './article-events.query.js';
import { ArticleEvents } from './article-events.service.js';
import { CountsService } from './counts.service.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsService } from './feeds.service.js';
import { PageCache } from './page-cache.js';
import { PageQuery } from './page.query.js';
import { PagesController } from './pages.controller.js';
import { PagesService } from './pages.service.js';

@Module({
  imports: [SitesModule],
  controllers: [PagesController, ArticleEventsController, FeedsController],
  providers: [ArticleChanges, ArticleEvents, FeedsService, PageCache, PageQuery, PagesService, CountsService],
  exports: [PageCache, PageQuery, PagesService],
})
export class PublishingModule {}
