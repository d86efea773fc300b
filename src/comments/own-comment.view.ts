import type { Locale } from '../i18n/locale.js';
import { explainFinding, messagesIn } from '../i18n/messages.js';
import { CLAUSE_OF } from '../policy/clauses.js';
import { wordsOf, type PolicyText } from '../sites/policy-texts.js';
import { NO_ABILITIES, type OwnAppealView, type OwnCommentView, type ReasonView } from './comment.view.js';
import { abilitiesOf, isStopped } from './own-abilities.js';
import type { OwnCommentRow } from './own-comment.row.js';

/** What begins the name of the rule by which readers' reports hold a comment. */
export const REPORTS_RULE = 'reports';

export const isByReports = (rule: string | null): boolean => rule?.startsWith(`${REPORTS_RULE}@`) === true;

/** For whom a comment is shown, and when. */
export interface Onlooker {
  readonly authorId: string | null;
  readonly locale: Locale;
  /** The words of the site's policy. */
  readonly policy: PolicyText;
  readonly editWindowMinutes: number;
  readonly now: Date;
}

/** The comment in the eyes of its author, or of somebody else, who learns only what is public. */
export function viewOwnComment(row: OwnCommentRow, onlooker: Onlooker): OwnCommentView {
  const { authorId, editWindowMinutes, now } = onlooker;
  const isOwn = row.author_id === authorId;
  const isDecided = isOwn && row.actor !== null && row.status !== 'withdrawn';
  return {
    id: row.id,
    status: row.status,
    awaitsConfirmation: isOwn && row.status === 'pending' && row.unconfirmed,
    body: row.status === 'withdrawn' ? null : row.body,
    author: { name: row.author_name, badge: row.author_badge },
    parentId: row.parent_id,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    revision: row.revision,
    ...(isStopped(row.status) && { reasons: viewReasons(row, onlooker) }),
    decidedBy: isDecided ? (row.actor === 'moderator' ? 'moderator' : 'software') : null,
    message: isDecided ? row.message : null,
    appeal: isOwn ? viewAppeal(row) : null,
    abilities: isOwn ? abilitiesOf(row, editWindowMinutes, now) : NO_ABILITIES,
  };
}

function viewAppeal(row: OwnCommentRow): OwnAppealView | null {
  if (row.appeal_id === null) return null;
  return {
    id: row.appeal_id,
    state: row.appeal_state ?? 'open',
    statement: row.statement ?? '',
    createdAt: row.appealed_at?.toISOString() ?? '',
    decidedAt: row.appeal_decided_at?.toISOString() ?? null,
  };
}

/** Each finding under the clause that it breaks; the clause of the decision where nothing says more, or a moderator spoke. */
function viewReasons({ reason, findings, actor, rule }: OwnCommentRow, { locale, policy }: Onlooker): ReasonView[] {
  if (reason === null) return [];
  const { own } = messagesIn(locale);
  const { title, text } = wordsOf(policy, reason, locale);
  if (isByReports(rule)) return [{ clause: reason, title, explanation: own.reported }];
  const serious = actor === 'policy' ? (findings ?? []).filter(({ severity }) => severity !== 'flag') : [];
  const reasons = serious.map((finding) => {
    const clause = CLAUSE_OF[finding.category];
    return { clause, title: wordsOf(policy, clause, locale).title, explanation: explainFinding(locale, finding) };
  });
  return reasons.length > 0 ? reasons : [{ clause: reason, title, explanation: text }];
}
