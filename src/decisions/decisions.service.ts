import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { transact } from '../database/transact.js';
import { Idempotency } from '../http/idempotency.js';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { CommentFinder, type CommentPlace } from './comment-finder.js';
import { deciderOn } from './decider.js';
import { readWish, viewMoved, type DecidedView, type DecisionDto } from './decisions.dto.js';
import { decide, isMove, undo, type Decider, type Hindrance, type Move } from './outcome.js';
import { lockStandings, type Standing } from './standing.js';
import { carryOut, type Moved, type Outcome } from './transition.js';

type Plan = (standing: Standing, decider: Decider, manager: EntityManager) => Move | Hindrance | Promise<Move>;
type Keep = (manager: EntityManager, view: DecidedView) => Promise<void>;

/** One moderator's decision on one comment, and taking it back. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly finder: CommentFinder,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditLog,
    private readonly events: NodeEvents,
  ) {}

  /**
   * @param key of idempotency; null without one
   * @throws Problem `comment-unknown`, `not-allowed`, `invalid-input`, `version-conflict`, `comment-withdrawn`,
   *   `appeal-needs-another`, or those of the idempotency key
   */
  async decide(
    actor: Actor,
    id: string,
    dto: DecisionDto,
    key: string | null,
  ): Promise<{ view: DecidedView; isReplay: boolean }> {
    const place = await this.finder.find(actor, 'comments.decide', id);
    const wish = readWish(dto);
    const scope = `POST decisions ${actor.accountId} ${id}`;
    const hash = this.idempotency.hash([wish, dto.version]);
    const request = key === null ? null : { siteId: place.siteId, scope, key, hash };
    const plan: Plan = (standing, decider) => decide(standing, wish, decider, dto.version);
    const keep: Keep = (manager, body) => this.idempotency.keep(manager, request, { status: 200, headers: {}, body });
    const { answer, isReplay } = await this.idempotency.once(request, async () => ({
      status: 200,
      headers: {},
      body: await this.move(actor, place, plan, keep),
    }));
    return { view: answer.body as DecidedView, isReplay };
  }

  /**
   * Takes a decision back, which is a decision of its own. It has to be the newest on the comment.
   * @param version what the moderator was shown; null when that does not matter
   * @throws Problem `comment-unknown`, `not-allowed`, `decision-unknown`, `version-conflict`, `decision-overtaken`,
   *   `comment-withdrawn`, `appeal-needs-another`
   */
  async undo(actor: Actor, id: string, decisionId: string, version: number | null): Promise<DecidedView> {
    const place = await this.finder.find(actor, 'comments.decide', id);
    return this.move(actor, place, async (standing, decider, manager) => {
      const { siteId, commentId } = place;
      if (!(await isModerators(manager, siteId, commentId, decisionId))) throw new Problem('decision-unknown');
      const move = undo(standing, decider, version);
      if (!isMove(move)) throw hindered(move, standing);
      if (move.undoes !== decisionId) throw hindered('decision-overtaken', standing);
      return move;
    });
  }

  private async move(actor: Actor, { siteId, commentId }: CommentPlace, plan: Plan, keep?: Keep): Promise<DecidedView> {
    const { view, hints } = await transact(this.dataSource, async (manager) => {
      const [standing] = await lockStandings(manager, siteId, [commentId]);
      if (!standing) throw new Problem('comment-unknown');
      const move = await plan(standing, await deciderOn(manager, siteId, actor.accountId, [standing]), manager);
      if (!isMove(move)) throw hindered(move, standing);
      const outcome = await carryOut(manager, { siteId, accountId: actor.accountId, batchId: null }, [move]);
      const answer = viewMoved(onlyOne(outcome));
      await keep?.(manager, answer);
      await this.note(manager, { siteId, accountId: actor.accountId }, move, answer);
      return { view: answer, hints: outcome.hints };
    });
    hints.forEach((hint) => this.events.publish(hint));
    return view;
  }

  /** Into the log, which is locked from here on and so comes last. */
  private async note(
    manager: EntityManager,
    { siteId, accountId: actorId }: { siteId: string; accountId: string },
    { standing: { id, status: from, appeal }, undoes, resolves }: Move,
    { comment, decision }: DecidedView,
  ): Promise<void> {
    const action = undoes === null ? 'comment.decided' : 'decision.undone';
    const details = { decision: decision.id, undoes, from, to: comment.status, reason: comment.reason };
    await this.audit.write(manager, { siteId, actorId, action, subject: { type: 'comment', id }, details });
    if (appeal === null || !resolves) return;
    const subject = { type: 'appeal', id: appeal.id };
    await this.audit.write(manager, { siteId, actorId, action: 'appeal.decided', subject, details });
  }
}

function onlyOne({ moved: [moved] }: Outcome): Moved {
  if (!moved) throw new Error('a move came to nothing');
  return moved;
}

/** A refusal shows what the comment is now and who made it so. */
function hindered(hindrance: Hindrance, { status, version, last, decidedAt }: Standing): Problem {
  if (hindrance === 'comment-withdrawn' || hindrance === 'appeal-needs-another') return new Problem(hindrance);
  const decidedBy = status === 'pending' ? null : (last?.moderator ?? null);
  const current = { status, version, decidedBy, decidedAt: decidedAt?.toISOString() ?? null };
  return new Problem(hindrance, { members: { current } });
}

async function isModerators(
  manager: EntityManager,
  siteId: string,
  commentId: string,
  decisionId: string,
): Promise<boolean> {
  if (!isUUID(decisionId)) return false;
  const rows = await manager.query<object[]>(
    `SELECT FROM decision WHERE site_id = $1 AND id = $2 AND comment_id = $3 AND actor = 'moderator'`,
    [siteId, decisionId, commentId],
  );
  return rows.length > 0;
}
