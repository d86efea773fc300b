import type { Messages } from './messages.js';

export const en: Messages = {
  counts: {
    comments: { one: '{count} comment', other: '{count} comments' },
    replies: { one: '{count} reply', other: '{count} replies' },
    charactersLeft: { one: '{count} character left', other: '{count} characters left' },
  },

  form: {
    reactionQuestion: 'Did you like this article?',
    like: 'I liked it',
    dislike: 'I did not',
    heading: 'Comments',
    add: 'Add a comment',
    policy: 'Comments policy',
    name: 'Name',
    email: 'E-mail',
    emailNote: 'Your e-mail address is never published.',
    body: 'Comment',
    required: 'required',
    send: 'Send',
    reply: 'Reply',
    replyTo: 'Reply to {name}',
    cancel: 'Cancel',
    closed: 'Comments on this article are closed.',
    premoderated: 'Comments appear after a moderator has read them.',
    removed: 'This comment was removed.',
    more: 'More comments',
    moreReplies: 'More replies',
    sortBy: 'Order of comments',
    failed: 'This could not be sent. Your text is still here: please try again.',
    yours: 'Your comment',
    back: 'Back to the article',
  },

  sorts: { newest: 'Newest', oldest: 'Oldest', top: 'Most liked', replies: 'Most replied' },

  status: {
    pending: 'Your comment has arrived and is being checked.',
    approved: 'Your comment is published.',
    held: 'Your comment is waiting for a moderator.',
    rejected: 'Your comment was not published because it breaks the comments policy.',
    withdrawn: 'You withdrew this comment.',
  },

  policy: {
    title: 'Comments policy',
    intro: 'Every opinion is welcome. We ask that each comment keeps to these clauses.',
    automatic:
      'Software checks each comment as it arrives: it publishes what is beyond doubt and passes what is not to a moderator, who decides. The author can always see the reason.',
    checkedAutomatically: 'checked automatically',
  },

  clauses: {
    insults: {
      title: 'Respect',
      text: 'No insults, of the author, of other readers or of the people the article is about.',
    },
    hate: { title: 'No hate', text: 'No hatred or incitement over origin, religion, sect, sex or disability.' },
    obscenity: { title: 'Decent language', text: 'No obscene words and no obscene content.' },
    threats: { title: 'No violence', text: 'No threats and no calls to violence.' },
    spam: { title: 'No advertising', text: 'No advertisements, no promotional links, no repeated texts.' },
    'personal-data': {
      title: 'Privacy',
      text: 'No telephone numbers, addresses or other personal data, your own or of others.',
    },
    disguise: { title: 'Readable text', text: 'No hidden characters and no tricks of writing that disguise words.' },
    style: { title: 'Clarity', text: 'Write so that it can be understood, without rows of repeated letters or signs.' },
    'pre-moderation': {
      title: 'Read before publishing',
      text: 'On this site or article comments are read by a moderator before they appear.',
    },
    'not-checked': {
      title: 'Automatic check failed',
      text: 'A comment that could not be checked automatically is read by a moderator before it appears.',
    },
  },

  problems: {
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
    'origin-not-allowed': { title: 'Origin not allowed', detail: 'This origin is not one of the site’s.' },
    'commenting-closed': { title: 'Comments are closed', detail: 'Comments on this article are closed.' },
    'article-not-registered': {
      title: 'Article not registered',
      detail: 'This site takes comments on registered articles only.',
    },
    'site-unknown': { title: 'Unknown site', detail: 'There is no site with this key.' },
    'comment-unknown': { title: 'Unknown comment', detail: 'There is no published comment with this id.' },
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
    'internal-error': {
      title: 'Server error',
      detail: 'Something unexpected happened and was recorded. Please try again.',
    },
    'not-ready': { title: 'Not ready', detail: 'The service cannot answer this now. Please try again shortly.' },
  },

  fields: {
    required: 'This is required.',
    'wrong-type': 'The value has the wrong type.',
    'unknown-field': 'This field is not known.',
    'not-storable': 'The text has a character that cannot be stored.',
    'comment-empty': 'Write your comment first.',
    'comment-too-long': 'The comment is longer than {limit} characters.',
    'name-too-long': 'The name is longer than {limit} characters.',
    'name-invisible': 'Nothing of this name can be seen. Please write one that can be read.',
    'email-invalid': 'This is not an e-mail address.',
    'parent-unknown': 'The comment that you answer does not exist.',
    'url-invalid': 'This is not a web address.',
    'url-foreign': 'This address is not one of the site’s.',
    'too-long': 'The value is longer than {limit} characters.',
    'not-one-of': 'The value must be one of: {allowed}.',
    'out-of-range': 'The value is out of range.',
  },

  findings: {
    'blocked-word': 'The word “{word}” is on the list of blocked words.',
    'blocked-word-disguised':
      'The word “{word}” is on the list of blocked words, written so as to hide it ({disguise}).',
    'blocked-word-in-name': 'The name has the word “{word}” of the list of blocked words.',
    link: 'The comment has a link.',
    'links-in-name': 'The name has a link.',
    'too-many-links': 'There are {count} links; from {limit} on a moderator looks.',
    'link-shortener': 'The comment has a shortened link ({domain}) that hides where it leads.',
    'link-to-chat': 'The comment invites to a private chat ({domain}).',
    'repeated-by-author': 'The author sent the same text before (times: {count}).',
    'same-text-by-others': 'Others sent the same text (times: {count}).',
    'near-text-by-others': 'Others sent nearly the same text ({count}, {percent}% alike).',
    'direction-override': 'The text has hidden characters that reverse the direction of writing.',
    'split-word': 'The text has hidden characters inside words.',
    'piled-marks': 'Many marks are piled up on letters.',
    capitals: 'Most of the text is in capitals ({percent}%).',
    'stretched-letters': 'Letters are repeated many times.',
    'repeated-punctuation': 'Punctuation is repeated many times.',
    'many-emoji': 'The comment has many emoji ({count}).',
    'phone-number': 'The comment has a telephone number.',
    'email-address': 'The comment has an e-mail address.',
    'no-letters': 'The comment has no words that can be read.',
    'check-failed': 'One of the checks could not be made ({check}).',
  },

  disguises: {
    tatweel: 'with tatweel',
    tashkeel: 'with vowel signs',
    'zero-width': 'with invisible characters',
    spaced: 'with spaces between letters',
    dotted: 'with dots between letters',
    elongated: 'with repeated letters',
    'look-alike': 'with look-alike letters',
  },
};
