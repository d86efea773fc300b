import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { noteSiteLocale } from '../http/locale-of.js';
import { Problem } from '../http/problem.js';
import { isForeignOrigin } from './origins.js';
import type { Site } from './site.entity.js';
import { SitesService } from './sites.service.js';

type SiteRequest = FastifyRequest<{ Params: { site: string } }> & { site?: Site };

/** Every route below `/v1/sites/{site}`: the site exists, and a page that writes belongs to it. */
@Injectable()
export class SiteGuard implements CanActivate {
  constructor(private readonly sites: SitesService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SiteRequest>();
    const site = await this.sites.find(request.params.site);
    request.site = site;
    noteSiteLocale(request, site.settings.locale);
    if (request.method !== 'GET' && request.method !== 'HEAD' && isForeignOrigin(request, site))
      throw new Problem('origin-not-allowed');
    return true;
  }
}

/** The site that the guard found. */
export const CurrentSite = createParamDecorator((_: unknown, context: ExecutionContext): Site => {
  const { site } = context.switchToHttp().getRequest<SiteRequest>();
  if (!site) throw new Error('CurrentSite needs SiteGuard on the controller');
  return site;
});
