import { isUUID } from 'class-validator';
import type { SubmitCommentDto } from '../comments/submit-comment.dto.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { invalid } from '../http/problem.js';
import { REACTIONS, type Reaction } from '../comments/reactions.service.js';

const FIELDS = [
  'name',
  'email',
  'body',
  'parentId',
  'title',
  'url',
  'returnTo',
  'idempotencyKey',
  'value',
  'formToken',
] as const;

/** The fields of our forms as they arrive; what is missing or sent twice is an empty string. */
export type FormPost = Readonly<Record<(typeof FIELDS)[number] | 'trap', string>>;

/**
 * @param raw the parsed body of any shape; fields that are not ours are left aside, as a page may add its own
 * @param trap name of the field that people leave empty
 */
export function readFormPost(raw: unknown, trap: string): FormPost {
  const given: Record<string, unknown> = typeof raw === 'object' && raw !== null ? { ...raw } : {};
  const field = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  return { ...(Object.fromEntries(FIELDS.map((name) => [name, field(name)])) as FormPost), trap: field(trap) };
}

/** @throws Problem `invalid-input` for a parent that is no id */
export function toSubmission(post: FormPost): SubmitCommentDto {
  const { name, email, body, parentId, title, url } = post;
  if (parentId !== '' && !isUUID(parentId)) throw invalid('/parentId', 'parent-unknown');
  const article = { ...(title !== '' && { title }), ...(url !== '' && { url }) };
  return { body, author: { name, email }, ...(parentId !== '' && { parentId }), article };
}

/** @throws Problem `bad-idempotency-key` */
export const keyOf = ({ idempotencyKey }: FormPost): string | null =>
  readIdempotencyKey(idempotencyKey === '' ? undefined : idempotencyKey);

/** @throws Problem `invalid-input` for anything but a reaction */
export function toReaction({ value }: FormPost): Reaction {
  const reaction = REACTIONS.find((known) => known === value);
  if (!reaction) throw invalid('/value', 'not-one-of', { allowed: REACTIONS.join(', ') });
  return reaction;
}
