import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Article } from './article.entity.js';
import { ArticlesService } from './articles.service.js';
import { PolicyTexts } from './policy-texts.js';
import { ReaderSecrets } from './reader-secrets.js';
import { Site } from './site.entity.js';
import { SiteGuard } from './site.guard.js';
import { SitesService } from './sites.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Site, Article])],
  providers: [SitesService, ArticlesService, PolicyTexts, ReaderSecrets, SiteGuard],
  exports: [SitesService, ArticlesService, PolicyTexts, ReaderSecrets, SiteGuard],
})
export class SitesModule {}
