import type { BoxLabels, BoxTalk } from './box-words.js';

const counts = {
  comments: { one: '{count} comment', other: '{count} comments' },
  newComments: { one: '{count} new comment', other: '{count} new comments' },
  likes: { one: '{count} like', other: '{count} likes' },
  charactersLeft: { one: '{count} character left', other: '{count} characters left' },
  seconds: { one: '{count} second', other: '{count} seconds' },
};

const status = {
  pending: 'Your comment has arrived and is being checked.',
  unconfirmed:
    'Your comment has arrived and waits for you: open the e-mail we sent you and confirm your address by its link.',
  approved: 'Your comment is published.',
  held: 'Your comment is waiting for a moderator.',
  rejected: 'Your comment was not published because it breaks the comments policy.',
  withdrawn: 'You withdrew this comment.',
};

/** English: what the server writes into the box. */
export const labelsInEn: BoxLabels = {
  counts: {
    ...counts,
    replies: { one: '{count} reply', other: '{count} replies' },
    moreReplies: { one: '{count} more reply', other: '{count} more replies' },
  },
  status,

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
    trap: 'Leave this field empty',
    membersOnly: 'To comment here, sign in to the site.',
    closed: 'Comments on this article are closed.',
    premoderated: 'Comments appear after a moderator has read them.',
    removed: 'This comment was removed.',
    more: 'More comments',
    moreReplies: 'More replies',
    sortBy: 'Order of comments',
    back: 'Back to the article',
    empty: 'No comments yet. Be the first.',
    all: 'All comments',
    before: 'Previous page',
    edited: 'edited',
    pinned: 'Pinned',
    ownHeading: 'Your comments',
    reasons: 'Why:',
    checkAgain: 'Reload to see what became of it',
    correct: 'Your comment has not been sent yet. Correct what is marked, then send it.',
    sentBefore: 'This form was sent before. If this is a new comment, send it once more.',
    writeAs: 'You are writing as {name}',
    close: 'Close',
    likeOf: 'Like the comment by {name}',
  },

  badges: { staff: 'Staff', journalist: 'Journalist' },

  sorts: { newest: 'Newest', oldest: 'Oldest', top: 'Most liked', replies: 'Most replied' },

  yours: {
    appealOpen: 'Your appeal has arrived. A moderator who did not decide before will look at it.',
    appealUpheld: 'Your appeal was looked at, and the decision stands.',
    edit: 'Edit and send again',
    editing: 'Edit your comment',
    withdraw: 'Withdraw',
    withdrawSure: 'Nobody will see your comment once you withdraw it.',
    withdrawYes: 'Withdraw it',
    appeal: 'Appeal',
    appealWhy: 'Why do you think the decision is wrong?',
    appealSend: 'Send the appeal',
  },

  report: {
    sent: 'Thank you. Your report has reached the moderators.',
    states: {
      open: 'You have reported this comment before.',
      upheld: 'The moderators looked at your report and removed the comment.',
      dismissed: 'The moderators looked at your report and found that the comment may stand.',
      moot: 'Its author withdrew the comment.',
    },
    open: 'Report',
    openOf: 'Report the comment by {name}',
    why: 'What goes against the policy in this comment?',
    note: 'A note for the moderators (optional)',
    send: 'Send the report',
    other: 'Something else',
  },
};

/** What the script says afterwards. */
export const talkInEn: BoxTalk = {
  counts,
  status,

  said: {
    sending: 'Sending…',
    correct: 'Your comment has not been sent yet. Correct what is marked, then send it.',
    removed: 'This comment was removed.',
  },

  troubles: {
    failed: 'This could not be sent. Your text is still here: please try again.',
    offline: 'You are offline. Your text is kept here: send it once you are connected again.',
    slow: 'The answer is taking too long. Your text is kept here, and sending it again will not post it twice.',
    busy: 'The service is down for a moment. Your text is kept here: please try again shortly.',
    limited: 'You have sent a lot in a short time. Please wait {time}, then send; your text is kept here.',
    closed: 'Commenting on this article closed while you were writing. Your text is kept here.',
    signedOut: 'Your session on this site has ended. Sign in, then send; your text is kept here.',
    unread: 'The comments could not be loaded.',
    parentGone: 'The comment you are replying to was removed. Your text is kept here.',
    action: 'That could not be saved. Please try again.',
    proving: 'One moment: making sure that a person is sending this…',
  },

  fields: {
    required: 'This is required.',
    'comment-empty': 'Write your comment first.',
    'comment-too-long': 'The comment is longer than {limit} characters.',
    'name-too-long': 'The name is longer than {limit} characters.',
    'name-taken': 'This name is kept for the site’s staff. Choose another one.',
    'name-invisible': 'Nothing of this name can be seen. Please write one that can be read.',
    'email-invalid': 'This is not an e-mail address.',
    'not-storable': 'The text has a character that cannot be stored.',
    'parent-unknown': 'The comment that you answer does not exist.',
  },
};
