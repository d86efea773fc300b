import { fragment } from './fragment.js';
import type { FragmentModel } from './fragment.model.js';
import { html, type Markup } from './html.js';

/** The element with the fragment in it, as a site's server would write it: complete without scripts, livelier with them. */
export const boxElement = (model: FragmentModel): Markup =>
  html`<reader-comments site="${model.site.key}" article="${model.article.key}" lang="${model.language}"
    >${fragment(model)}</reader-comments
  >`;
