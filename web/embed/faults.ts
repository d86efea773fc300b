import { fill } from './sentences.js';
import { formatNumber, plural } from '../../src/i18n/plural.js';
import { bodyLength } from '../../src/text/length.js';
import { part, say, type Box } from './box.js';
import type { FieldTrouble, Trouble } from './trouble.js';

export type Field = 'name' | 'email' | 'body';
const POINTERS: Readonly<Record<Field, string>> = { name: '/author/name', email: '/author/email', body: '/body' };
/** The server's limit for names, for the sentence that says so. */
const NAME_LIMIT = 80;

/** The text of a field; empty for one that the form has not got. */
export function valueOf(form: HTMLFormElement, name: Field): string {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '';
}

const fault = (name: Field, code: string): FieldTrouble => ({ pointer: POINTERS[name], code, detail: '' });

/** What can be seen to be wrong without asking anybody. @param isGuest whether name and e-mail are asked for */
export function faultsOf(form: HTMLFormElement, limit: number, isGuest: boolean): FieldTrouble[] {
  const isAsked = (name: Field): boolean => form.querySelector(`[name=${name}][required]`) !== null;
  const empty = (['name', 'email'] as const).filter(
    (name) => isGuest && isAsked(name) && valueOf(form, name).trim() === '',
  );
  const length = bodyLength(valueOf(form, 'body'));
  return [
    ...empty.map((name) => fault(name, 'required')),
    ...(length === 0 ? [fault('body', 'comment-empty')] : []),
    ...(length > limit ? [fault('body', 'comment-too-long')] : []),
  ];
}

/** Says what went wrong with sending: one sentence, and one at each field that is to be corrected. */
export function showTrouble(box: Box, form: HTMLFormElement, trouble: Trouble): void {
  const { troubles, said, counts } = box.words;
  const { kind, code, problem, waitSeconds } = trouble;
  const { status, detail = '', errors = [] } = problem;
  if (kind === 'refused' && errors.length > 0) {
    const elsewhere = errors.filter(({ pointer }) => !Object.values(POINTERS).includes(pointer));
    const sentences = [said.correct, ...elsewhere.map((error) => sentenceOf(box, error))];
    return showFaults(box, form, sentences.join(' '), errors);
  }
  const time = plural(box.language, waitSeconds, counts.seconds);
  const known = code === 'commenting-closed' ? troubles.closed : status === 401 ? troubles.signedOut : '';
  showFaults(box, form, known || (kind === 'refused' ? detail : fill(troubles[kind], { time })), []);
}

export function showFaults(box: Box, form: HTMLFormElement, sentence: string, errors: readonly FieldTrouble[]): void {
  say(part(form, 'alert'), sentence);
  for (const place of form.querySelectorAll<HTMLElement>('[data-pointer]')) {
    const error = errors.find(({ pointer }) => pointer === place.dataset['pointer']);
    const field = place.parentElement?.querySelector('input, textarea');
    say(place, error ? sentenceOf(box, error) : '');
    if (error) field?.setAttribute('aria-invalid', 'true');
    else field?.removeAttribute('aria-invalid');
  }
  form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
}

/** In the reader's own language; the service's sentence where we have none. */
function sentenceOf({ words, language, limit }: Box, { code, detail }: FieldTrouble): string {
  const own = (words.fields as Readonly<Record<string, string>>)[code];
  const most = formatNumber(language, code === 'comment-too-long' ? limit : NAME_LIMIT);
  return own === undefined ? detail : fill(own, { limit: most });
}
