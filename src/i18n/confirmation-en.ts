import type { confirmationInAr } from './confirmation-ar.js';

export const confirmationInEn: typeof confirmationInAr = {
  mail: {
    subject: 'Confirm your e-mail address on {site}',
    written: 'A comment has arrived at {site} that was written with this e-mail address.',
    act: 'If you wrote it, open this link, then press the button on the page that it opens:',
    link: 'Confirm the e-mail address',
    once: 'The link works once, within 24 hours.',
    ignore: 'If you did not write a comment, do nothing: the address is not confirmed without you.',
  },
  title: 'Confirm your e-mail address',
  confirm: 'Yes, this is my address',
  states: {
    open: 'A comment was written with the e-mail address that the message came to. If you wrote it, confirm so by the button. If not, close this page.',
    confirmed:
      'Thank you, your e-mail address is confirmed. Those of your comments that waited for it are being checked now, and you can close this page.',
    used: 'This link was used before. There is nothing left to do.',
    expired: 'This link is past its time, and nothing was changed. We will send you a new one with your next comment.',
    superseded:
      'Another e-mail address was given after this message, so its link no longer works. Nothing was changed.',
    unknown: 'This link is not right, or is very old. Nothing was changed. Make sure that it was copied whole.',
  },
};
