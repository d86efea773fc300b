import { bodyLength } from '../text/length.js';
import { formatNumber } from '../i18n/plural.js';
import { articlePath, linkTo, type FragmentModel } from './fragment.model.js';
import { sentenceWithName } from './comment-text.js';
import { attribute, html, type Markup } from './html.js';
import { proofFields } from './proof-fields.js';

/** Which field of the form a wrong field of the contract is shown at. */
const POINTERS = {
  name: '/author/name',
  email: '/author/email',
  body: '/body',
} as const;
type FieldName = keyof typeof POINTERS;

/**
 * The form, or the sentence that there is none. Where only signed-in readers comment it is hidden until the script, which
 * alone has their token, shows it. It validates on the server, in the reader's language.
 */
export function commentForm(model: FragmentModel): Markup {
  const { page } = model;
  return page.article.commenting === 'closed' ? closedForm(model) : openForm(model);
}

function openForm(model: FragmentModel): Markup {
  const { language, form, place, labels } = model;
  const isForMembers = model.guests === 'none';
  return html`${isForMembers && html`<p class="hashiya-notice" data-part="members">${labels.form.membersOnly}</p>`}
    <form
      class="hashiya-form"
      id="form"
      method="post"
      novalidate
      data-part="form"
      part="form"
      tabindex="-1"
      ${attribute('hidden', isForMembers)}
      action="${articlePath(model)}/comments.html?lang=${language}"
      aria-labelledby="form-heading"
    >
      <h3 id="form-heading" data-part="form-heading">
        ${form.replyTo ? sentenceWithName(labels.form.replyTo, form.replyTo.name) : labels.form.add}
      </h3>
      <p class="hashiya-required"><span aria-hidden="true">*</span> ${labels.form.required}</p>
      ${model.isPremoderated && html`<p class="hashiya-notice">${labels.form.premoderated}</p>`}
      <p class="hashiya-alert" role="alert" data-part="alert" ${attribute('hidden', form.message === null)}>
        ${form.message}
      </p>
      ${hidden('title', form.values.title)}${hidden('url', form.values.url)}
      <input type="hidden" name="parentId" value="${form.replyTo?.id}" />
      ${hidden('returnTo', place.returnTo)} ${hidden('idempotencyKey', form.idempotencyKey)} ${proofFields(model)}
      <div class="hashiya-pair" data-part="who">
        ${field(model, 'name', [attribute('autocomplete', 'name'), attribute('dir', 'auto')])}
        ${field(model, 'email', [attribute('type', 'email'), attribute('autocomplete', 'email'), attribute('dir', 'ltr')])}
      </div>
      ${bodyField(model)} ${actions(model)}
    </form>`;
}

const actions = ({ labels, place, form }: FragmentModel): Markup =>
  html`<div class="hashiya-actions">
    <button type="submit" class="hashiya-button is-main" part="button send">${labels.form.send}</button>
    <a
      class="hashiya-cancel"
      data-part="cancel"
      href="${linkTo(place.page, {}, 'form')}"
      ${attribute('hidden', form.replyTo === null)}
      >${labels.form.cancel}</a
    >
  </div>`;

/** Who was still writing when the article closed gets the text back. */
export function closedForm({ form, labels }: Pick<FragmentModel, 'form' | 'labels'>): Markup {
  return html`<div class="hashiya-field" id="form" data-part="closed">
    <p class="hashiya-notice">${labels.form.closed}</p>
    ${form.values.body !== '' && textarea(form.values.body, [attribute('readonly', true), attribute('aria-label', labels.form.body)])}
  </div>`;
}

const hidden = (name: string, value: string | null): Markup | false =>
  value !== null && value !== '' && html`<input type="hidden" name="${name}" value="${value}" />`;

function field(model: FragmentModel, name: 'name' | 'email', attributes: readonly Markup[]): Markup {
  const { form, labels } = model;
  const isRequired = name === 'name' || model.guests !== 'name';
  const note = name === 'email' && html`<p class="hashiya-note" id="form-email-note">${labels.form.emailNote}</p>`;
  const describedBy = name === 'email' ? 'form-email-error form-email-note' : 'form-name-error';
  return html`<div class="hashiya-field">
    <label for="form-${name}">${labels.form[name]} ${isRequired && star()}</label>
    <input
      id="form-${name}"
      name="${name}"
      ${attribute('required', isRequired)}
      ${attributes}
      value="${form.values[name]}"
      part="input"
      aria-describedby="${describedBy}"
      ${attribute('aria-invalid', isWrong(model, name) && 'true')}
    />
    ${errorAt(model, name)}${note}
  </div>`;
}

function bodyField(model: FragmentModel): Markup {
  const { language, form, characterLimit, labels } = model;
  const left = characterLimit - bodyLength(form.values.body);
  return html`<div class="hashiya-field">
    <label for="form-body">${labels.form.body} ${star()}</label>
    ${textarea(form.values.body, [
      attribute('id', 'form-body'),
      attribute('name', 'body'),
      attribute('required', true),
      attribute('aria-describedby', 'form-body-error form-body-count'),
      attribute('aria-invalid', isWrong(model, 'body') && 'true'),
    ])}
    ${errorAt(model, 'body')}
    <p class="hashiya-count" id="form-body-count" data-part="countdown" dir="ltr">
      ${formatNumber(language, left)} / ${formatNumber(language, characterLimit)}
    </p>
    <p class="hashiya-unseen" role="status" data-part="announcement"></p>
  </div>`;
}

/** HTML drops a line break right after the tag, so one is added for it: a text may begin with its own. */
const textarea = (text: string, attributes: readonly Markup[]): Markup =>
  html`<textarea rows="6" dir="auto" part="input" ${attributes}>${`\n${text}`}</textarea>`;

const star = (): Markup => html`<span class="hashiya-star" aria-hidden="true">*</span>`;

const errorOf = ({ form }: FragmentModel, name: FieldName) =>
  form.errors.find(({ pointer }) => pointer === POINTERS[name]);

const isWrong = (model: FragmentModel, name: FieldName): boolean => errorOf(model, name) !== undefined;

function errorAt(model: FragmentModel, name: FieldName): Markup {
  const sentence = errorOf(model, name)?.sentence;
  return html`<p
    class="hashiya-error"
    id="form-${name}-error"
    data-pointer="${POINTERS[name]}"
    ${attribute('hidden', sentence === undefined)}
  >
    ${sentence}
  </p>`;
}
