import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '../http/problem.js';

const MAX_LENGTH = 512;

/** The site's own id of an article: 1 to 512 characters, none of them invisible controls. */
export function isArticleKey(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= MAX_LENGTH &&
    value.isWellFormed() &&
    !/\p{Cc}/u.test(value)
  );
}

@Injectable()
export class ArticleKeyPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isArticleKey(value)) throw new Problem('bad-parameter', { params: { name: 'article' } });
    return value.normalize('NFC');
  }
}
