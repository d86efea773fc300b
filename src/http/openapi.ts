import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiResponse } from '@nestjs/swagger';
import { messagesIn, fill } from '../i18n/messages.js';
import { PROBLEMS, type FieldFault, type ProblemCode } from './problem.js';

export class FieldErrorView {
  @ApiProperty({ example: '/body', description: 'JSON pointer (RFC 6901) into the request body' })
  pointer: string;

  @ApiProperty({ example: 'comment-too-long' })
  code: string;

  @ApiProperty({ example: 'التعليق أطول من 1500 حرف.' })
  detail: string;
}

/** RFC 9457. The code is the contract; title and detail follow Accept-Language. */
export class ProblemView {
  @ApiProperty({ example: '/problems/invalid-input' })
  type: string;

  @ApiProperty({ example: 'بيانات غير مقبولة' })
  title: string;

  @ApiProperty({ example: 422 })
  status: number;

  @ApiProperty({ example: 'في الطلب حقول تحتاج إلى تصحيح.' })
  detail: string;

  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b', description: 'The id of the request' })
  instance: string;

  @ApiProperty({ example: 'invalid-input' })
  code: string;

  @ApiPropertyOptional({ type: [FieldErrorView] })
  errors?: FieldErrorView[];
}

/** Paging of a list. */
export class PageView {
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Cursor of the following page' })
  next: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Cursor of the page before' })
  previous: string | null;

  @ApiProperty({ example: false })
  hasMore: boolean;
}

/** Of lists that are short by their nature and come whole. */
export const ONE_PAGE: PageView = { next: null, previous: null, hasMore: false };

/** Documents every problem that a route can answer with, each with an example in Arabic. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  const byStatus = groupBy([...codes, 'internal-error' as const, 'not-ready' as const], (code) => PROBLEMS[code]);
  return applyDecorators(
    ...[...byStatus].map(([status, group]) =>
      ApiResponse({
        status,
        description: group.map((code) => messagesIn('en').problems[code].title).join(' · '),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/ProblemView' },
            examples: Object.fromEntries(group.map((code) => [code, { value: exampleOf(code) }])),
          },
        },
      }),
    ),
  );
}

function exampleOf(code: ProblemCode): ProblemView {
  const { problems, fields } = messagesIn('ar');
  const { title, detail } = problems[code];
  const type = `/problems/${code}`;
  const instance = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';
  const example = { type, title, status: PROBLEMS[code], detail: fill(detail, { name: 'limit' }), instance, code };
  if (code !== 'invalid-input') return example;
  const fault: FieldFault = 'comment-too-long';
  return { ...example, errors: [{ pointer: '/body', code: fault, detail: fill(fields[fault], { limit: 1500 }) }] };
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
