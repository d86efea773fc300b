import type { Words } from './ar.js';
import type { statisticsInAr } from './statistics-ar.js';

export const statisticsInEn: Words<typeof statisticsInAr> = {
  title: 'Figures of {site}',
  from: 'From',
  to: 'To',
  daysNote: 'Days are those of UTC.',
  show: 'Show',
  missing:
    'The days from {from} to {to} are still being counted and are not in these figures. They come by themselves.',
  csv: 'CSV',
  csvOf: 'CSV: {table}',
  asTable: 'As a table',

  speed: 'Time to a decision',
  byPolicy: 'Automatic checks',
  byModerators: 'Moderators',
  p50: 'Half within',
  p95: '95% within',
  nothing: 'nothing in this time',

  backlog: 'Waiting',
  now: 'Waiting now',
  oldest: 'The oldest for',
  entered: 'Came to the queue',
  left: 'Left the queue',

  days: 'Day by day',
  day: 'Day',
  received: 'Received',
  approved: 'Approved',
  held: 'Held',
  rejected: 'Rejected',

  reasons: 'Clauses of the policy',
  checks: 'Automatic checks',
  judgedNote: 'How often a comment was stopped for it, and how often moderators agreed or overturned that.',
  reason: 'Clause',
  check: 'Check',
  shown: 'Stopped',
  agreed: 'Agreed',
  overturned: 'Overturned',
  agreement: 'Agreement',

  moderators: 'Moderators',
  name: 'Name',
  decisions: 'Decisions',
  undone: 'Undone',
  median: 'Median wait',
  none: 'Nothing yet.',

  seconds: { one: '1 second', other: '{count} seconds' },
  minutes: { one: '1 minute', other: '{count} minutes' },
  hours: { one: '1 hour', other: '{count} hours' },
  wholeDays: { one: '1 day', other: '{count} days' },
};
