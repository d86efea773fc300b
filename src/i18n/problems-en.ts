import type { problemsInAr } from './problems-ar.js';

export const problemsInEn: typeof problemsInAr = {
  'malformed-json': { title: 'Malformed JSON', detail: 'The body could not be read as JSON.' },
  'malformed-body': { title: 'Malformed body', detail: 'The body is not valid UTF-8 text.' },
  'bad-cursor': {
    title: 'Bad cursor',
    detail: 'Use the cursor of the previous page unchanged, and for the same list.',
  },
  'bad-idempotency-key': {
    title: 'Bad Idempotency-Key',
    detail: 'The key must have 1 to 255 visible ASCII characters.',
  },
  'bad-parameter': {
    title: 'Bad parameter',
    detail: 'The parameter "{name}" is unknown or its value is not accepted.',
  },
  'bad-request': { title: 'Bad request', detail: 'The server did not understand this request.' },
  'bad-token': { title: 'Bad token', detail: 'The token is not valid, or not for this site.' },
  'credential-required': {
    title: 'Sign-in required',
    detail: 'Sign in, or send a token in the Authorization header, as Bearer.',
  },
  'not-allowed': { title: 'Not allowed', detail: 'This account, or its token, may not do this.' },
  'session-ended': { title: 'Session ended', detail: 'Your session has ended. Please sign in again.' },
  'sign-in-failed': { title: 'Sign-in failed', detail: 'The e-mail, the password or the code is not right.' },
  'totp-required': {
    title: 'Code required',
    detail: 'Enter the code that your authenticator app shows, or one of your recovery codes.',
  },
  'https-required': {
    title: 'Secure connection required',
    detail: 'Browsers keep a session over https only. Open the page at an address that begins with https://.',
  },
  'csrf-token-wrong': {
    title: 'Wrong CSRF token',
    detail: 'Send the token that you got when signing in as the header X-CSRF-Token. Reloading the page may be enough.',
  },
  'password-wrong': { title: 'Wrong password', detail: 'Enter your present password.' },
  'token-unknown': { title: 'Unknown token', detail: 'You have no token in use with this id.' },
  'invitation-unknown': {
    title: 'Invitation not valid',
    detail: 'This invitation does not exist, was accepted or withdrawn, or is past its time. Please ask for a new one.',
  },
  'view-unknown': { title: 'Unknown view', detail: 'There is no view with this id among those you saved.' },
  'views-full': {
    title: 'Too many saved views',
    detail: 'You have saved {limit} views, the most there can be. Remove one first.',
  },
  'account-unknown': { title: 'Unknown account', detail: 'There is no account here with this id.' },
  'totp-on': {
    title: 'Two-step sign-in is on',
    detail: 'Two-step sign-in is on already. Turn it off first to set it up anew.',
  },
  'totp-off': { title: 'Two-step sign-in is off', detail: 'Two-step sign-in is not on for this account.' },
  'member-already': {
    title: 'On the team already',
    detail: 'Whoever has this e-mail is on the team of the site. Change the role instead.',
  },
  'own-account': {
    title: 'Your own account',
    detail: 'Nobody changes the own role or suspends the own account. Please ask a colleague.',
  },
  'last-owner': { title: 'The only owner', detail: 'There has to be at least one owner. Appoint another one first.' },
  'too-many-attempts': {
    title: 'Too many attempts',
    detail: 'There were too many wrong attempts to sign in. Please wait a little before the next one.',
  },
  'rate-limited': {
    title: 'Too many requests',
    detail: 'The requests allowed in this time are used up. Try again shortly.',
  },
  'origin-not-allowed': { title: 'Origin not allowed', detail: 'This origin is not one of the site’s.' },
  'commenting-closed': { title: 'Comments are closed', detail: 'Comments on this article are closed.' },
  'guests-not-accepted': {
    title: 'Signed-in readers only',
    detail: 'This site takes comments of readers who are signed in.',
  },
  'author-suspended': {
    title: 'Commenting suspended',
    detail:
      'The moderators have suspended you from commenting until {until}, by clause “{clause}” of the comments policy.',
  },
  'author-banned': {
    title: 'Banned from commenting',
    detail: 'The moderators have banned you from commenting on this site, by clause “{clause}” of the comments policy.',
  },
  'author-unknown': { title: 'No such author', detail: 'There is no author with this id.' },
  'sanction-unknown': {
    title: 'No such sanction',
    detail: 'There is no sanction in force with this id on this author.',
  },
  'article-not-registered': {
    title: 'Article not registered',
    detail: 'This site takes comments on registered articles only.',
  },
  'site-unknown': { title: 'Unknown site', detail: 'There is no site with this key.' },
  'comment-unknown': { title: 'Unknown comment', detail: 'There is no published comment with this id.' },
  'challenge-required': {
    title: 'A short proof is needed',
    detail:
      'Your browser has to do a short piece of work before the comment is taken. Solve the challenge and send again.',
  },
  'token-expired': { title: 'Token expired', detail: 'Your sign-in has expired. Renew the token and try again.' },
  'report-unknown': { title: 'Unknown report', detail: 'You have made no report with this id.' },
  'own-comment': { title: 'This is your comment', detail: 'Nobody reports their own comment. You can withdraw it.' },
  'not-editable': {
    title: 'Too late to edit',
    detail:
      'The time to edit this comment is over, it was edited as often as it may be, commenting is closed, or your appeal is still open.',
  },
  'not-appealable': {
    title: 'No appeal possible',
    detail: 'You can appeal a rejection, or a comment that waits too long, once for each decision.',
  },
  'comment-changed': {
    title: 'The comment has changed meanwhile',
    detail: 'The state of the comment changed during your request. Look at its present state and try again.',
  },
  'decision-unknown': {
    title: 'Unknown decision',
    detail: 'This comment has no moderator’s decision with this id.',
  },
  'batch-unknown': { title: 'Unknown batch', detail: 'There is no batch of decisions with this id.' },
  'version-conflict': {
    title: 'Changed meanwhile',
    detail: 'This has changed since you were shown it. Look at what it is now, then decide.',
  },
  'comment-withdrawn': {
    title: 'Comment withdrawn',
    detail: 'The author withdrew this comment. There is nothing to decide any more.',
  },
  'decision-overtaken': {
    title: 'Too late to undo',
    detail: 'Something happened to the comment after this decision, so it cannot be undone. Decide anew instead.',
  },
  'appeal-needs-another': {
    title: 'For a colleague',
    detail: 'This is an appeal against your own decision. Another moderator has to decide it.',
  },
  claimed: { title: 'With a colleague', detail: 'A colleague is looking at this comment now.' },
  'not-pinnable': {
    title: 'Cannot be pinned',
    detail: 'Only a published comment that answers no other can be pinned.',
  },
  'pins-full': {
    title: 'Enough are pinned',
    detail: 'This article has {limit} pinned comments. Unpin one of them first.',
  },
  'route-unknown': { title: 'Nothing here', detail: 'There is nothing at this address.' },
  'idempotency-key-running': {
    title: 'First request still running',
    detail: 'A request with the same key is still running. Try again in a moment.',
  },
  'body-too-large': { title: 'Body too large', detail: 'The request is larger than the server accepts.' },
  'unsupported-media-type': { title: 'Unsupported media type', detail: 'Send the body as application/json.' },
  'invalid-input': { title: 'Invalid input', detail: 'Some fields of the request need correcting.' },
  'idempotency-key-reused': {
    title: 'Key already used',
    detail: 'This key was used with another body. Use a new key for each new request.',
  },
  'version-unknown': { title: 'Unknown version', detail: 'There is no version with this number.' },
  'article-unknown': { title: 'Unknown article', detail: 'The site has no article with this id.' },
  'article-known': {
    title: 'Article known already',
    detail: 'The site has an article with this id. Change it instead of registering it.',
  },
  'secret-unknown': { title: 'Unknown secret', detail: 'The site has no secret in use with this id.' },
  'secrets-in-use': {
    title: 'Two secrets in use',
    detail: 'No more than two secrets are in use at a time. Retire the older one first.',
  },
  'replay-running': {
    title: 'Replay still running',
    detail: 'An earlier replay over the comments of this site is still running. Wait for it to end.',
  },
  'internal-error': {
    title: 'Server error',
    detail: 'Something unexpected happened and was recorded. Please try again.',
  },
  'too-many-streams': {
    title: 'Too many live connections',
    detail: 'As many live connections are open as are allowed. Try again shortly.',
  },
  'still-counting': {
    title: 'Still being counted',
    detail:
      'Some days of this period are still being counted, and the file would lack them. Try again in a few minutes, or ask for fewer days.',
  },
  'not-ready': { title: 'Not ready', detail: 'The service cannot answer this now. Please try again shortly.' },
};
