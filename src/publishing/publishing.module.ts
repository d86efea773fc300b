import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { CountsService } from './counts.service.js';
import { PageCache } from './page-cache.js';
import { PageQuery } from './page.query.js';
import { PagesController } from './pages.controller.js';
import { PagesService } from './pages.service.js';

@Module({
  imports: [SitesModule, ReadersModule, CommentsModule],
  controllers: [PagesController],
  providers: [PageCache, PageQuery, PagesService, CountsService],
  exports: [PagesService],
})
export class PublishingModule {}
