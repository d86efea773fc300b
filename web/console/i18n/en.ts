import type { Messages } from './ar.js';
import { queueInEn } from './queue-en.js';

export const en: Messages = {
  ...queueInEn,

  product: 'Hashiya',
  otherLanguage: 'العربية',
  loading: 'One moment…',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  tryAgain: 'Try again',
  skip: 'Skip to content',

  nav: {
    label: 'Console sections',
    queue: 'Review',
    statistics: 'Figures',
    settings: 'Settings',
    team: 'Team',
    audit: 'Log',
    ownAccount: 'Account and sign-in',
    site: 'Site',
    allSites: 'All sites',
    appearance: 'Appearance',
    account: 'My account',
    signOut: 'Sign out',
    shortcuts: 'Keyboard shortcuts',
    menu: 'Menu',
  },

  appearance: {
    theme: 'Colours',
    system: 'As the device',
    light: 'Light',
    dark: 'Dark',
    blur: 'Hide texts until I ask',
    textSize: 'Size of comments',
    textSizes: { regular: 'Regular', large: 'Large' },
    language: 'Language',
  },

  signIn: {
    title: 'Sign in to moderate',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    codeTitle: 'One more step',
    code: 'Code from your authenticator app',
    codeHint: 'Six digits that change every half minute.',
    recovery: 'Recovery code',
    recoveryHint: 'One of those you kept when you set up the app. Each works once.',
    useRecovery: 'I don’t have my phone: use a recovery code',
    useCode: 'Use the app',
    otherAccount: 'Another account',
    lost: 'Your session has ended. Sign in again and go on where you were: nothing is lost.',
    lostAs: 'Session of {name}',
    offline: 'The server cannot be reached. Check the connection and try again.',
    noSites: 'Your account is not on any site’s team yet. Ask a site’s admin to invite you.',
  },

  invitation: {
    title: 'Invitation to the moderators’ team',
    intro: 'You are invited to the team of “{site}” as {role}.',
    name: 'Your name, as colleagues see it',
    newPassword: 'Choose a password',
    newPasswordHint: 'A phrase of several unrelated words beats one complicated word.',
    password: 'Password of your account',
    accept: 'Accept the invitation',
    accepted: 'Accepted. Now sign in with your password.',
    missing: 'This link is incomplete. Copy the whole of it from the message you got.',
  },

  roles: { viewer: 'viewer', moderator: 'moderator', senior: 'senior moderator', admin: 'admin' },

  notFound: {
    title: 'No page here',
    text: 'The address may have changed, or the page is not yours to see.',
    home: 'To the queue',
  },
  failure: {
    title: 'This page could not be shown',
    text: 'Something unexpected happened. Reload it; what you decided is kept.',
  },
  offline: 'The server cannot be reached.',
  unexpected: 'Something unexpected happened.',

  time: { now: 'now' },
  counts: {
    selected: { zero: 'None selected', one: '1 selected', other: '{count} selected' },
    fresh: { zero: 'Nothing new', one: '1 new comment', other: '{count} new comments' },
    comments: { zero: 'no comments', one: '1 comment', other: '{count} comments' },
    reports: { zero: 'no reports', one: '1 report', other: '{count} reports' },
    decided: { zero: 'Nothing changed', one: 'Applied to 1 comment', other: 'Applied to {count} comments' },
    undone: { zero: 'Nothing restored', one: 'Undone for 1 comment', other: 'Undone for {count} comments' },
  },
};
