import { ReaderComments } from './reader-comments.js';

// Two tags of this script on a page are no fault.
if (!customElements.get('reader-comments')) customElements.define('reader-comments', ReaderComments);
