import { Link, useSearchParams } from 'wouter';
import { useWording } from '../i18n/language.js';
import type { QueueItem } from '../queue/item.js';
import { Icon } from '../shell/icon.js';

/** The article: its name leads to its comments, the arrow to the article itself. */
export function ArticleLine({ item: { article, site } }: { readonly item: QueueItem }) {
  const { m } = useWording();
  const [parameters] = useSearchParams();
  const query = new URLSearchParams({ site, status: 'all', article: article.id });
  const sort = parameters.get('sort');
  if (sort !== null) query.set('sort', sort);
  return (
    <p className="row small card-article">
      <span className="soft">{m.card.article}</span>
      <Link href={`/?${query.toString()}`}>
        <bdi>{article.title ?? article.id}</bdi>
      </Link>
      {isWebAddress(article.url) && (
        <a href={article.url} target="_blank" rel="noopener noreferrer" aria-label={m.card.openArticle}>
          <Icon name="out" />
        </a>
      )}
    </p>
  );
}

/** Addresses come with comments, so that they may be anything. */
function isWebAddress(url: string | null): url is string {
  return url !== null && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
