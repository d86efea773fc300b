import { labelsInEn, talkInEn } from './box-en.js';
import type { Messages } from './messages.js';
import { auditInEn } from './audit-en.js';
import { confirmationInEn } from './confirmation-en.js';
import { problemsInEn } from './problems-en.js';
import { settingsFaultsInEn, settingsProblemsInEn, statisticsInEn } from './settings-en.js';
import { queueInEn } from './queue-en.js';

export const en: Messages = {
  ...labelsInEn,

  own: { reported: 'Readers reported it, so a moderator will look at it.' },

  policy: {
    title: 'Comments policy',
    intro: 'Every opinion is welcome. We ask that each comment keeps to these clauses.',
    automatic:
      'Software checks each comment as it arrives: it publishes what is beyond doubt and passes what is not to a moderator, who decides. The author can always see the reason.',
    checkedAutomatically: 'checked automatically',
    checkedByPeople: 'decided by moderators',
    version: 'Version {version}',
    clause: 'Clause {number}',
    howChecked: 'How comments are checked',
    otherLanguage: 'العربية',
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

  audit: auditInEn,

  sanctions: { warning: 'warning', suspension: 'suspension', ban: 'ban', 'always-hold': 'always held' },

  problems: problemsInEn,

  queue: queueInEn,

  confirmation: confirmationInEn,

  fields: {
    ...talkInEn.fields,
    'wrong-type': 'The value has the wrong type.',
    'unknown-field': 'This field is not known.',
    'not-a-public-key': 'This is not a public key.',
    'url-invalid': 'This is not a web address.',
    'url-foreign': 'This address is not one of the site’s.',
    'too-long': 'The value is longer than {limit} characters.',
    'not-one-of': 'The value must be one of: {allowed}.',
    'password-too-short': 'The password is shorter than {limit} characters.',
    'password-guessable': 'This password is easy to guess. Take a phrase of several unrelated words.',
    'needs-email': 'Confirming the e-mail cannot be required where guests may leave it out.',
    'no-mail-server': 'This service sends no mail yet: whoever runs it has to set SMTP_URL, MAIL_FROM and PUBLIC_URL.',
    'challenge-wrong': 'The challenge is not solved, was used before, or is too old.',
    'code-wrong': 'The code is not right, or was used before.',
    'scope-not-yours': 'You may not do this yourself.',
    ...settingsFaultsInEn,
    'out-of-range': 'The value is out of range.',
    'too-many-items': 'More than {limit} in one request. Send several, or select by a query.',
    'reason-required': 'Rejecting needs a reason from the policy.',
    'reason-not-used': 'There is no reason to approve a comment.',
    'comment-not-here': 'There is no comment with this id on the site.',
    'exactly-one': 'Send {allowed}: exactly one of them.',
  },

  findings: {
    'blocked-word': '“{word}” is on {list}.',
    'blocked-word-disguised': '“{word}”, written so as to hide it ({disguise}), is on {list}.',
    'blocked-word-quoted': '“{word}”, which is on {list}, is passed on as somebody else’s words.',
    'blocked-word-in-name': 'The name has “{word}”, which is on {list}.',
    link: 'The comment has a link.',
    'links-in-name': 'The name has a link.',
    'too-many-links': 'There are {count} links; from {limit} on a moderator looks.',
    'link-shortener': 'The comment has a shortened link ({domain}) that hides where it leads.',
    'link-to-chat': 'The comment invites to a private chat ({domain}).',
    'repeated-by-author': 'The author sent the same text before (times: {count}).',
    'same-text-by-others': 'Others sent the same text (times: {count}).',
    'near-text-by-others': 'Others sent nearly the same text ({count}, {percent}% alike).',
    campaign: 'The comment is part of a campaign: {count} nearly identical ones by {authors} authors within an hour.',
    flood: 'The author sent {count} comments within a few minutes.',
    'link-blocked': 'The comment links to {domain}, which this site does not accept.',
    'link-look-alike': 'The comment has a link ({host}) spelled so as to look like another ({domain}).',
    promotion: 'The comment has phrases of advertising.',
    advertisement: 'The comment looks like an advertisement: an offer with a contact or a link.',
    'repeated-inside': 'The same phrase is repeated inside the comment (times: {count}).',
    'bank-account': 'The comment has a bank account number (IBAN).',
    'national-id': 'The comment has a number that may be somebody’s identity number.',
    'postal-address': 'The comment has what looks like a home address.',
    threat: 'The comment threatens somebody with harm.',
    'call-to-violence': 'The comment calls for violence.',
    'threat-reported': 'The comment mentions a threat or violence as somebody else’s words or deed.',
    'praise-of-group':
      'The comment has praise near the name “{group}”, which is on the site’s list of groups to review.',
    impersonation: 'The author’s name is, or resembles, “{name}”, which is reserved for the site’s staff.',
    'staff-title': 'The author’s name has a title that suggests the site’s staff (“{title}”).',
    'language-not-accepted': 'The comment is in a language that this site does not take ({language}).',
    gibberish: 'Most of the comment is letters that make no words ({percent}%).',
    'rare-disguise': 'A word is written in a way that only people with something to hide use ({disguise}).',
    'direction-override': 'The text has hidden characters that reverse the direction of writing.',
    'split-word': 'The text has hidden characters inside words.',
    'piled-marks': 'Many marks are piled up on letters.',
    capitals: 'Most of the text is in capitals ({percent}%).',
    'stretched-letters': 'Letters are repeated many times.',
    'repeated-punctuation': 'Punctuation is repeated many times.',
    'many-emoji': 'The comment has many emoji ({count}).',
    'phone-number': 'The comment has a telephone number.',
    'email-address': 'The comment has an e-mail address.',
    'reads-offensive': 'The comment reads like what moderators call abuse ({percent}%).',
    'reads-hateful': 'The comment reads like hatred of a group of people or incitement against it ({percent}%).',
    'reads-obscene': 'The comment reads like obscene language ({percent}%).',
    'reads-threatening': 'The comment reads like a threat or a call to violence ({percent}%).',
    'reads-promotional': 'The comment reads like advertising or unwanted mail ({percent}%).',
    'no-letters': 'The comment has no words that can be read.',
    'check-failed': 'One of the checks could not be made ({check}).',
    'author-sanctioned': 'No comment of this author appears unread: {sanction}, by {by}.',
    'email-sanctioned':
      'Written with the e-mail of an author under a sanction ({sanction}, by {by}). It may be somebody else.',
    unproven: 'The comment was sent in the way that programs do, so a moderator reads it first.',
    reworded: 'These are new words for a comment that had been stopped, so a moderator reads them first.',
    'blind-sample': 'The comment was drawn by lot for a moderator to judge before seeing what the checks say.',
  },

  languages: {
    ar: 'Arabic',
    en: 'English',
    fa: 'Persian',
    ckb: 'Kurdish',
    fr: 'French',
    mixed: 'mixed languages',
    arabizi: 'Arabic in Latin letters',
    none: 'unknown',
  },

  settings: settingsProblemsInEn,

  statistics: statisticsInEn,

  disguises: {
    'zero-width': 'with invisible characters',
    dotless: 'without the dots of its letters',
    spaced: 'with spaces between letters',
    separated: 'with signs between letters',
    emoji: 'with emoji between letters',
    starred: 'with stars for letters',
    digit: 'with digits for letters',
    latin: 'with Latin letters for Arabic ones',
    leet: 'with digits and signs for letters',
    'look-alike': 'with look-alike letters',
    presentation: 'with decorative forms of letters',
    tatweel: 'with tatweel',
    elongated: 'with repeated letters',
    tashkeel: 'with vowel signs',
  },

  lists: {
    own: 'the word list of the site',
    'ar-msa': 'the general Arabic list',
    'ar-iraqi': 'the Iraqi list',
    'ar-levantine': 'the Levantine list',
    'ar-gulf': 'the Gulf list',
    'ar-egyptian': 'the Egyptian list',
    'ar-maghrebi': 'the Maghrebi list',
    'ar-latin': 'the list of Arabic in Latin letters',
    fr: 'the French list',
    en: 'the English list',
  },
};
