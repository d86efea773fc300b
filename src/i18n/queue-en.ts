import type { Messages } from './messages.js';

export const queueInEn: Messages['queue'] = {
  urgent: 'Urgent: somebody may be in danger',
  risk: 'Risk {percent}%',
  unknownRisk: 'Risk not known',
  reports: { one: '{count} report', other: '{count} reports' },
  reach: {
    one: '{count} comment on the article in the last hour',
    other: '{count} comments on the article in the last hour',
  },
  age: {
    now: 'just arrived',
    minutes: { one: 'waiting for {count} minute', other: 'waiting for {count} minutes' },
    hours: { one: 'waiting for {count} hour', other: 'waiting for {count} hours' },
    days: { one: 'waiting for {count} day', other: 'waiting for {count} days' },
  },
};
