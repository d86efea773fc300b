import { articlePath, type FragmentModel } from './fragment.model.js';
import type { CommentView } from '../publishing/page.view.js';

interface Context {
  readonly address: string;
  readonly language: string;
}

/** The article and its published comments in the words of schema.org, for search engines. */
export function structuredData(model: FragmentModel): object {
  const { article, page, locale } = model;
  const address = article.url ?? `${articlePath(model)}/comments.html`;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...(article.title !== null && { headline: article.title }),
    url: address,
    commentCount: page.article.commentCount,
    comment: describeAll(page.comments, { address, language: locale }),
  };
}

/** A removed comment is not described; its replies take its place. */
const describeAll = (comments: readonly CommentView[], context: Context): object[] =>
  comments.flatMap((comment) =>
    comment.isRemoved ? describeAll(comment.replies, context) : [describe(comment, context)],
  );

function describe(comment: CommentView, context: Context): object {
  const replies = describeAll(comment.replies, context);
  return {
    '@type': 'Comment',
    '@id': `${context.address}#comment-${comment.id}`,
    author: { '@type': 'Person', name: comment.author?.name },
    datePublished: comment.createdAt,
    ...(comment.editedAt !== null && { dateModified: comment.editedAt }),
    text: comment.body,
    inLanguage: context.language,
    ...(replies.length > 0 && { comment: replies }),
  };
}
