import type { Finding } from '../checks/finding.js';
import type { Verdict } from '../policy/verdict.js';
import { inForce, type SanctionKind } from '../readers/sanctions.js';

/** A sanction in force that a comment falls under. */
export interface SanctionOn {
  readonly kind: Exclude<SanctionKind, 'warning'>;
  /** The moderator who imposed it. */
  readonly by: string;
  /** Not on this author, but on one who gave the same e-mail: it may be somebody else, for anybody can type an e-mail. */
  readonly isByEmail: boolean;
}

/**
 * The sanction on the author `c.author_id`, else on the e-mail of the author row `w`, as JSON; null for none. Each is
 * looked up by its own index, of which there are entries for sanctioned authors only.
 */
export const FIND_SANCTION = `LEFT JOIN LATERAL (
    SELECT jsonb_build_object('kind', s.kind, 'by', a.name, 'isByEmail', s.is_by_email) AS sanction
    FROM (
      (SELECT s.kind, s.account_id, false AS is_by_email FROM sanction s
       WHERE s.site_id = c.site_id AND s.author_id = c.author_id AND s.kind <> 'warning' AND ${inForce('s')}
       ORDER BY s.id DESC LIMIT 1)
      UNION ALL
      (SELECT s.kind, s.account_id, true FROM sanction s
       WHERE s.site_id = c.site_id AND s.email_index = w.email_index AND s.kind <> 'warning' AND ${inForce('s')}
       ORDER BY s.id DESC LIMIT 1)
      LIMIT 1
    ) s JOIN account a ON a.id = s.account_id
  ) sanctioned ON true`;

/**
 * Says to moderators why a comment waits. It is a mere note, which authors are not shown: whoever types an e-mail is not
 * to learn from it whether its holder is banned.
 */
export const noteSanction = (verdict: Verdict, sanction: SanctionOn | null): Verdict =>
  sanction === null ? verdict : { ...verdict, findings: [...verdict.findings, findingOf(sanction)] };

const findingOf = ({ kind, by, isByEmail }: SanctionOn): Finding => ({
  check: 'sanctions',
  category: 'style',
  severity: 'flag',
  score: 0,
  code: isByEmail ? 'email-sanctioned' : 'author-sanctioned',
  params: { sanction: kind, by },
  evidence: [],
});
