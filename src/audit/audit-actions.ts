import { messagesIn, type Messages } from '../i18n/messages.js';

/** Every deed that is kept: what it was done to, and what was done. Each has its words in i18n, and so stands there. */
export type AuditAction = keyof Messages['audit'];

export const AUDIT_ACTIONS = Object.keys(messagesIn('en').audit) as AuditAction[];

export const isAuditAction = (value: unknown): value is AuditAction => AUDIT_ACTIONS.some((known) => known === value);
