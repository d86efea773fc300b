import { commentingAt, type Commenting, type Schedule } from './article.entity.js';
import type { Site } from './site.entity.js';

/**
 * What a reader may expect who comments now: the article's own state, else what is usual on the site. An article that is
 * not known yet is open, unless the site takes comments on registered ones only.
 */
export function commentingOn({ settings }: Site, article: Schedule | null, now: Date): Commenting {
  if (article === null && settings.articles === 'registered') return 'closed';
  const commenting = article === null ? 'open' : commentingAt(article, now);
  return commenting === 'open' && settings.moderation === 'pre' ? 'premoderated' : commenting;
}
