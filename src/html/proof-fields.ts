import { messagesIn } from '../i18n/messages.js';
import type { FragmentModel } from './fragment.model.js';
import { html, type Markup } from './html.js';

/** What tells people from machines without asking: when the form was given out, and a field that nobody sees. */
export function proofFields({ locale, proof }: FragmentModel): Markup {
  return html`<input type="hidden" name="formToken" value="${proof.token}" />
    <div class="hashiya-unseen" aria-hidden="true" data-part="trap">
      <label for="form-trap">${messagesIn(locale).form.trap}</label>
      <input id="form-trap" name="${proof.trap}" value="" tabindex="-1" autocomplete="off" />
    </div>`;
}
