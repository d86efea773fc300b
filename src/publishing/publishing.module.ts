import { Module } from '@nestjs/common';
import { SitesModule } from '../sites/sites.module.js';
import { ArticleEventsController } from './article-events.controller.js';
import { ArticleChanges } from './article-events.query.js';
import { ArticleEvents } from './article-events.service.js';
import { CountsService } from './counts.service.js';
import { PageCache } from './page-cache.js';
import { PageQuery } from './page.query.js';
import { PagesController } from './pages.controller.js';
import { PagesService } from './pages.service.js';

@Module({
  imports: [SitesModule],
  controllers: [PagesController, ArticleEventsController],
  providers: [ArticleChanges, ArticleEvents, PageCache, PageQuery, PagesService, CountsService],
  exports: [PageCache, PageQuery, PagesService],
})
export class PublishingModule {}
