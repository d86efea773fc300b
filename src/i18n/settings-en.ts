import type { settingsFaultsInAr, settingsProblemsInAr, statisticsInAr } from './settings-ar.js';

export const settingsProblemsInEn: typeof settingsProblemsInAr = {
  'unknown-value': 'The value “{value}” of the setting {setting} is not known; it must be one of: {allowed}.',
  'not-a-domain': '“{value}” is not a domain such as example.com.',
  'domain-blocked-and-trusted': 'The domain {value} is both blocked and trusted; it counts as blocked.',
  'rule-malformed': 'The rule “{rule}” is incomplete or names a check or fact that does not exist.',
  'rule-twice': 'The rule “{rule}” is there twice.',
  'rule-never': 'The rule “{rule}” can never apply: its lower bound is above its upper one.',
  'rules-contradict': 'The rules “{rule}” and “{other}” contradict each other at one priority; the stricter one holds.',
  'rule-may-not-reject':
    'The rule “{rule}” rejects in a category ({category}) that is left to moderators; it holds instead.',
  'entries-contradict': 'Two entries for “{word}” say different things; the severer one counts.',
};

export const settingsFaultsInEn: typeof settingsFaultsInAr = {
  ...settingsProblemsInEn,
  'too-many': 'There are more values than are allowed ({limit}).',
  twice: 'This is there twice.',
  'not-an-origin': 'Write the origin alone, such as https://news.example, without a path or a slash at its end.',
  'entry-malformed': 'This entry is not complete.',
  'entry-empty': 'This entry has no letter or digit to look for.',
  'entry-too-short': 'This entry is too short to look for; it would hit many unrelated words.',
  'entry-only-clitics': 'This entry consists of particles only, which nearly every comment has.',
  'entry-too-long': 'This entry is longer than is allowed.',
  'gap-out-of-range': 'Between two words of a phrase there may be 0 to 5 other words.',
  'date-invalid': 'This is not a date such as 2026-11-22.',
  'ends-before-it-starts': 'The entry ends before it starts.',
  'pattern-invalid': 'The pattern is not a valid RE2 expression, or uses what RE2 has not, such as back-references.',
  'matches-everything': 'This pattern would match nearly every text.',
  'too-many-patterns': 'There are more patterns in the list than are allowed.',
  'exception-matches-everything': 'This exception is too general.',
  'exception-covers-entry': 'This exception cancels the entry itself.',
};

/** The columns of the tables that statistics are given as. */
export const statisticsInEn: typeof statisticsInAr = {
  name: 'Name',
  id: 'Id',
  decisions: 'Decisions',
  approved: 'Approved',
  rejected: 'Rejected',
  held: 'Held',
  undone: 'Taken back',
  medianSeconds: 'Median wait in seconds',
  day: 'Day',
  received: 'Received',
  title: 'Clause',
  key: 'Code',
  shown: 'Shown',
  agreed: 'Agreed',
  overturned: 'Overturned',
};
