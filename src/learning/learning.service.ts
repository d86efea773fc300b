import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Classifier } from '../classifier/classifier.js';
import { learnInSteps, type CorrectionFigures, type Outcome } from '../classifier/learn-correction.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Site } from '../sites/site.entity.js';
import { CorrectionStore, type CorrectionVersion } from './correction.store.js';
import { loadDecisions, readDecisions, type ModeratorDecision } from './decided-examples.js';
import { LearningLease, type LearningOutcome } from './learning.lease.js';
import { ModelInUse } from './model-in-use.js';
import { inSlices, Stopped } from './slices.js';

/** What came of an attempt that was made. */
export type Attempt =
  | { readonly outcome: 'learnt'; readonly version: number; readonly figures: CorrectionFigures }
  | { readonly outcome: Exclude<LearningOutcome, 'learnt' | 'failed'> };

/** What came of learning; `busy` when another process learns for the site. */
export type LearningResult = Attempt | { readonly outcome: 'busy' };

const NEVER = new AbortController().signal;

/** Learns from the decisions of one site's moderators, for this site alone; goes back when asked. */
@Injectable()
export class LearningService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CorrectionStore,
    private readonly lease: LearningLease,
    private readonly events: NodeEvents,
    private readonly model: ModelInUse,
  ) {}

  /**
   * Learns now. The result is in use at once on every node.
   * @throws Stopped once the signal is given
   */
  async learn(site: Site, stop: AbortSignal = NEVER): Promise<LearningResult> {
    if (!(await this.lease.take(site.id))) return { outcome: 'busy' };
    try {
      const decisions = await loadDecisions(this.dataSource, site.id);
      const outcome = await this.learnFrom(site, decisions, this.model.classifier, stop);
      const result = await this.keep(site, outcome, decisions, this.model.classifier);
      await this.lease.finish(site.id, result.outcome, decisions[0]?.id ?? null);
      return result;
    } catch (error) {
      await (error instanceof Stopped ? this.lease.giveBack(site.id) : this.lease.finish(site.id, 'failed', null));
      throw error;
    }
  }

  /** Every version that the site has had, newest first. */
  list(site: Site): Promise<CorrectionVersion[]> {
    return this.store.list(site.id);
  }

  /**
   * Puts an earlier version to use, or with 0 the model alone. The nightly job leaves the site alone afterwards, until
   * somebody asks to learn.
   * @returns false when the site never had this version
   */
  async rollBack(site: Site, version: number): Promise<boolean> {
    const isDone = await this.store.rollBack(site.id, version === 0 ? null : version);
    if (isDone) this.events.publish({ type: 'site', siteKey: site.key });
    return isDone;
  }

  private async learnFrom(
    site: Site,
    decisions: readonly ModeratorDecision[],
    model: Classifier,
    stop: AbortSignal,
  ): Promise<Outcome> {
    const { targetNpv: npv, targetPrecision: precision } = site.settings;
    const current = await this.store.active(site.id, model.version);
    const reading = readDecisions(decisions, model, current?.lastDecision ?? null);
    const examples = await inSlices(reading, stop);
    const options = { targets: { npv, precision }, current: current?.correction ?? null };
    return inSlices(learnInSteps(examples, options), stop);
  }

  private async keep(
    site: Site,
    outcome: Outcome,
    decisions: readonly ModeratorDecision[],
    model: Classifier,
  ): Promise<Attempt> {
    const lastDecision = decisions[0]?.id;
    if (!outcome.learnt || lastDecision === undefined) return { outcome: outcome.learnt ? 'too-few' : outcome.why };
    const { correction, figures } = outcome;
    const version = await this.store.add(site.id, {
      correction,
      figures,
      classifierVersion: model.version,
      lastDecision,
    });
    this.events.publish({ type: 'site', siteKey: site.key });
    return { outcome: 'learnt', version, figures };
  }
}
