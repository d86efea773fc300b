import { fill, messagesIn } from '../i18n/messages.js';
import { bodyLength } from '../text/length.js';
import { articlePath, linkTo, type FragmentModel } from './fragment.model.js';
import { proofFields } from './proof-fields.js';
import { html, type Markup } from './html.js';

/** Which field of the form a wrong field of the contract is shown at. */
const POINTERS = {
  name: '/author/name',
  email: '/author/email',
  body: '/body',
} as const;
type FieldName = keyof typeof POINTERS;

/** The form, or the sentence that there is none. It validates on the server, in the reader's language. */
export function commentForm(model: FragmentModel): Markup {
  const { locale, page, form, place } = model;
  const words = messagesIn(locale).form;
  if (page.article.commenting === 'closed') return closedForm(model);
  return html`<form
    class="hashiya-form"
    id="form"
    method="post"
    novalidate
    data-part="form"
    tabindex="-1"
    action="${articlePath(model)}/comments.html?lang=${locale}"
    aria-labelledby="form-heading"
  >
    <h3 id="form-heading" data-part="form-heading">${form.replyTo ? replyHeading(model) : words.add}</h3>
    <p class="hashiya-required"><span aria-hidden="true">*</span> ${words.required}</p>
    ${model.isPremoderated && html`<p class="hashiya-notice">${words.premoderated}</p>`}
    <p class="hashiya-alert" role="alert" data-part="alert" ${form.message === null && html` hidden`}>
      ${form.message}
    </p>
    ${hidden('title', form.values.title)}${hidden('url', form.values.url)}
    <input type="hidden" name="parentId" value="${form.replyTo?.id}" />
    ${hidden('returnTo', place.returnTo)} ${hidden('idempotencyKey', form.idempotencyKey)} ${proofFields(model)}
    <div class="hashiya-pair">
      ${field(model, 'name', html`autocomplete="name" dir="auto"`)}
      ${field(model, 'email', html`type="email" autocomplete="email" dir="ltr" spellcheck="false"`)}
    </div>
    ${bodyField(model)}
    <div class="hashiya-actions">
      <button type="submit" class="hashiya-button is-main">${words.send}</button>
      <a
        class="hashiya-cancel"
        data-part="cancel"
        href="${linkTo(place.page, {}, 'form')}"
        ${form.replyTo === null && html` hidden`}
        >${words.cancel}</a
      >
    </div>
  </form>`;
}

/** Who was still writing when the article closed gets the text back. */
function closedForm({ locale, form }: FragmentModel): Markup {
  const words = messagesIn(locale).form;
  return html`<div class="hashiya-field" id="form">
    <p class="hashiya-notice">${words.closed}</p>
    ${form.values.body !== '' && textarea(form.values.body, html`readonly aria-label="${words.body}"`)}
  </div>`;
}

const hidden = (name: string, value: string | null): Markup | false =>
  value !== null && value !== '' && html`<input type="hidden" name="${name}" value="${value}" />`;

function replyHeading({ locale, form }: FragmentModel): Markup {
  const [before = '', after = ''] = messagesIn(locale).form.replyTo.split('{name}');
  return html`${before}<bdi>${form.replyTo?.name}</bdi>${after}`;
}

function field(model: FragmentModel, name: 'name' | 'email', attributes: Markup): Markup {
  const words = messagesIn(model.locale).form;
  const note = name === 'email' && html`<p class="hashiya-note" id="form-email-note">${words.emailNote}</p>`;
  const describedBy = name === 'email' ? 'form-email-error form-email-note' : 'form-name-error';
  return html`<div class="hashiya-field">
    <label for="form-${name}">${words[name]} ${star}</label>
    <input
      id="form-${name}"
      name="${name}"
      required
      ${attributes}
      value="${model.form.values[name]}"
      aria-describedby="${describedBy}"
      ${isWrong(model, name) && html` aria-invalid="true"`}
    />
    ${errorAt(model, name)}${note}
  </div>`;
}

function bodyField(model: FragmentModel): Markup {
  const { locale, form, characterLimit } = model;
  const left = characterLimit - bodyLength(form.values.body);
  const described = html`aria-describedby="form-body-error form-body-count"`;
  const attributes = html`id="form-body" name="body" required
  ${described}${isWrong(model, 'body') && html` aria-invalid="true"`}`;
  return html`<div class="hashiya-field">
    <label for="form-body">${messagesIn(locale).form.body} ${star}</label>
    ${textarea(form.values.body, attributes)} ${errorAt(model, 'body')}
    <p class="hashiya-count" id="form-body-count" data-part="countdown" dir="ltr">${left} / ${characterLimit}</p>
    <p class="hashiya-unseen" role="status" data-part="announcement"></p>
  </div>`;
}

/** HTML drops a line break right after the tag, so one is added for it: a text may begin with its own. */
const textarea = (text: string, attributes: Markup): Markup =>
  html`<textarea rows="6" dir="auto" ${attributes}>${`\n${text}`}</textarea>`;

const star = html`<span class="hashiya-star" aria-hidden="true">*</span>`;

const errorOf = ({ form }: FragmentModel, name: FieldName) =>
  form.errors.find(({ pointer }) => pointer === POINTERS[name]);

const isWrong = (model: FragmentModel, name: FieldName): boolean => errorOf(model, name) !== undefined;

function errorAt(model: FragmentModel, name: FieldName): Markup {
  const error = errorOf(model, name);
  const sentence = error && fill(messagesIn(model.locale).fields[error.code], error.params);
  return html`<p
    class="hashiya-error"
    id="form-${name}-error"
    data-pointer="${POINTERS[name]}"
    ${sentence === undefined && html` hidden`}
  >
    ${sentence}
  </p>`;
}
