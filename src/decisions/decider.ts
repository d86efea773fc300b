import type { EntityManager } from 'typeorm';
import { ABILITIES } from '../accounts/abilities.js';
import { ROLES } from '../accounts/site-role.entity.js';
import type { Decider } from './outcome.js';
import type { Standing } from './standing.js';

/** The roles that may decide. */
const DECIDING = ROLES.slice(ROLES.indexOf(ABILITIES['comments.decide'].least));

/** Who decides. Whether others could is asked only when an appeal against the own decision is among the comments. */
export async function deciderOn(
  manager: EntityManager,
  siteId: string,
  accountId: string,
  standings: readonly Standing[],
): Promise<Decider> {
  if (!standings.some(({ appeal }) => appeal?.against === accountId)) return { accountId, isAlone: false };
  const others = await manager.query<object[]>(OTHERS, [siteId, accountId, DECIDING]);
  return { accountId, isAlone: others.length === 0 };
}

const OTHERS = `
  SELECT FROM account a
  WHERE a.id <> $2 AND a.disabled_at IS NULL
    AND (a.is_owner OR EXISTS (
      SELECT FROM site_role r WHERE r.account_id = a.id AND r.site_id = $1 AND r.role = ANY ($3::text[])))
  LIMIT 1`;
