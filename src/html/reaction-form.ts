import { formatNumber } from '../i18n/plural.js';
import { articlePath, type FragmentModel } from './fragment.model.js';
import { html, type Markup } from './html.js';

/** "Did you like this article?": two buttons, each with its count; the pressed one takes itself back. */
export function reactionForm(model: FragmentModel): Markup {
  const { language, place, labels } = model;
  return html`<form
    class="hashiya-reaction"
    method="post"
    data-part="reaction"
    part="reaction"
    action="${articlePath(model)}/reaction.html?lang=${language}"
  >
    ${place.returnTo !== null && html`<input type="hidden" name="returnTo" value="${place.returnTo}" />`}
    <fieldset>
      <legend>${labels.form.reactionQuestion}</legend>
      ${button(model, 'like')} ${button(model, 'dislike')}
    </fieldset>
    <p class="hashiya-alert" role="status" data-part="reaction-state" hidden></p>
  </form>`;
}

function button({ language, page, reaction, labels }: FragmentModel, value: 'like' | 'dislike'): Markup {
  const isPressed = reaction === value;
  return html`<button
    type="submit"
    name="value"
    value="${isPressed ? 'none' : value}"
    data-value="${value}"
    aria-pressed="${String(isPressed)}"
    part="button"
  >
    <span class="hashiya-hand" aria-hidden="true"></span>
    ${labels.form[value]}
    <span class="hashiya-tally" data-part="${value}-count"
      >${formatNumber(language, page.article.reactions[value])}</span
    >
  </button>`;
}
