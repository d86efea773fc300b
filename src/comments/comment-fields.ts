import { isEmail } from 'class-validator';
import { invalid, Problem, type FieldError } from '../http/problem.js';
import { fitsCharacters, MAX_CODE_UNITS } from '../text/length.js';
import { findUnstorable, isVisible, normalizeBody, normalizeName } from '../text/normalize.js';
import { isAddressOf } from '../sites/origins.js';
import type { ReaderClaims } from '../readers/reader-claims.js';
import type { Site } from '../sites/site.entity.js';
import type { SubmitCommentDto } from './submit-comment.dto.js';

const NAME_LIMIT = 80;
const TITLE_LIMIT = 500;
const URL_LIMIT = 2_000;

type Submitted = Omit<SubmitCommentDto, 'proof'>;

/** A submission after normalisation, ready to be stored. */
export interface CommentFields {
  readonly body: string;
  readonly name: string;
  readonly email: string | null;
  readonly parentId: string | null;
  readonly article: {
    readonly title?: string | undefined;
    readonly url?: string | undefined;
    readonly locale?: string | undefined;
  };
}

/**
 * Normalises a submission (line ends, NFC, white space at the ends) and applies the rules of the site.
 * @param claims what the site says of the reader, which counts instead of what the reader says
 * @throws Problem `invalid-input` that names every wrong field at once
 */
export function readCommentFields(dto: Submitted, site: Site, claims?: ReaderClaims): CommentFields {
  const author = claims ?? guestOf(dto, site);
  const fields: CommentFields = {
    body: normalizeBody(dto.body),
    name: normalizeName(author.name),
    email: readEmail(author.email, claims === undefined && site.settings.guests === 'name'),
    parentId: dto.parentId?.toLowerCase() ?? null,
    article: dto.article ?? {},
  };
  const errors = [
    ...unstorable(dto),
    ...bodyErrors(fields.body, site.settings.characterLimit),
    ...nameErrors(fields.name),
    ...(fields.email === null ? [] : emailErrors(fields.email)),
    ...articleErrors(fields.article, site),
  ];
  if (errors.length > 0) throw new Problem('invalid-input', { errors: firstOfEach(errors) });
  return fields;
}

/** @throws Problem `guests-not-accepted`, or `invalid-input` for what is missing */
function guestOf({ author }: Submitted, { settings }: Site): { name: string; email?: string } {
  if (settings.guests === 'none') throw new Problem('guests-not-accepted');
  if (author === undefined) throw invalid('/author', 'required');
  return settings.guests === 'name' ? author : { ...author, email: author.email ?? '' };
}

/** @param isOptional an empty one is none */
function readEmail(raw: string | null | undefined, isOptional: boolean): string | null {
  const email = raw?.trim() ?? null;
  return isOptional && email === '' ? null : email;
}

/**
 * New words for a comment, by the same rules.
 * @throws Problem `invalid-input` at `/body`
 */
export function readBody(raw: string, { settings }: Site): string {
  const body = normalizeBody(raw);
  const isStorable = findUnstorable(raw) === null;
  const [error] = isStorable ? bodyErrors(body, settings.characterLimit) : [unstorableBody];
  if (error) throw new Problem('invalid-input', { errors: [error] });
  return body;
}

const unstorableBody: FieldError = { pointer: '/body', code: 'not-storable' };

function unstorable(dto: Submitted): FieldError[] {
  const texts: Record<string, string | undefined> = {
    '/body': dto.body,
    '/author/name': dto.author?.name,
    '/author/email': dto.author?.email,
    '/article/title': dto.article?.title,
    '/article/url': dto.article?.url,
    '/article/locale': dto.article?.locale,
  };
  return Object.entries(texts)
    .filter(([, text]) => text !== undefined && findUnstorable(text) !== null)
    .map(([pointer]) => ({ pointer, code: 'not-storable' }));
}

function bodyErrors(body: string, limit: number): FieldError[] {
  if (body === '') return [{ pointer: '/body', code: 'comment-empty' }];
  if (body.length <= MAX_CODE_UNITS && fitsCharacters(body, limit)) return [];
  return [{ pointer: '/body', code: 'comment-too-long', params: { limit } }];
}

function nameErrors(name: string): FieldError[] {
  if (name === '') return [{ pointer: '/author/name', code: 'required' }];
  if (name.length > NAME_LIMIT * 4 || !fitsCharacters(name, NAME_LIMIT))
    return [{ pointer: '/author/name', code: 'name-too-long', params: { limit: NAME_LIMIT } }];
  return isVisible(name) ? [] : [{ pointer: '/author/name', code: 'name-invisible' }];
}

function emailErrors(email: string): FieldError[] {
  if (email === '') return [{ pointer: '/author/email', code: 'required' }];
  return isEmail(email) ? [] : [{ pointer: '/author/email', code: 'email-invalid' }];
}

function articleErrors({ title = '', url, locale = '' }: CommentFields['article'], site: Site): FieldError[] {
  const errors: FieldError[] = [];
  if (title.length > TITLE_LIMIT)
    errors.push({ pointer: '/article/title', code: 'too-long', params: { limit: TITLE_LIMIT } });
  if (!/^[a-zA-Z0-9-]{0,35}$/.test(locale)) errors.push({ pointer: '/article/locale', code: 'wrong-type' });
  if (url !== undefined) errors.push(...urlErrors(url, site));
  return errors;
}

/** An article's address becomes a link: it must be on the web, and on the site where the site has said which origins it has. */
export function urlErrors(url: string, site: Site, pointer = '/article/url'): FieldError[] {
  if (url.length > URL_LIMIT) return [{ pointer, code: 'too-long', params: { limit: URL_LIMIT } }];
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== '')
    return [{ pointer, code: 'url-invalid' }];
  return isAddressOf(site, parsed) ? [] : [{ pointer, code: 'url-foreign' }];
}

function firstOfEach(errors: readonly FieldError[]): FieldError[] {
  return errors.filter((error, index) => errors.findIndex(({ pointer }) => pointer === error.pointer) === index);
}
