import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Relay } from '../comments/relay.js';
import { Runtime } from '../config/runtime.js';
import { Metrics } from '../http/metrics.js';
import { checkComment, checkFailed } from '../policy/pipeline.js';
import type { ModerationMode, PolicySettings } from '../policy/policy-settings.js';
import { reachVerdict, type Verdict } from '../policy/verdict.js';
import { CheckQueue, type CheckJob } from '../queue/check-queue.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';
import { DEFAULT_BLIND_SHARE, drawBlindly, isDrawn, type DrawnVerdict } from './blind-sample.js';
import type { CheckCase } from './check-case.js';
import { ArticleActivity } from './article-activity.js';
import { DecisionWriter } from './decision.writer.js';
import { FactsLoader } from './facts.loader.js';
import { noteSanction } from './sanctioned.js';
import { LearningNight } from '../learning/learning.night.js';
import { SiteCorrections } from '../learning/site-corrections.js';
import { modeFor, SitePolicies } from '../learning/site-policy.js';

/** A comment that the relay had to hand over this often is held unread: checking it may be what kills the worker. */
const MOST_ATTEMPTS = 6;

/** The worker: facts, all checks, verdict, one transaction; then pages are told. */
@Injectable()
export class CheckProcessor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('CheckProcessor');

  constructor(
    private readonly queue: CheckQueue,
    private readonly relay: Relay,
    private readonly facts: FactsLoader,
    private readonly decisions: DecisionWriter,
    private readonly sites: SitesService,
    private readonly policies: SitePolicies,
    private readonly corrections: SiteCorrections,
    private readonly night: LearningNight,
    private readonly activity: ArticleActivity,
    private readonly runtime: Runtime,
    private readonly events: NodeEvents,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.work(
      (job, isLast) => this.check(job, isLast),
      (error) => this.noteFailure(error),
    );
    this.relay.onSweep(() => this.facts.sweep());
    this.relay.onSweep(() => this.night.sweep());
    this.relay.onSweep(() => this.activity.sweep(new Date()));
    this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.queue.stopWorking();
  }

  /** Checks and decides one comment; on the last attempt one that cannot be checked is held for a moderator. */
  async check(job: CheckJob, isLast: boolean): Promise<void> {
    const found = await this.facts.load(job);
    if (found === null) return;
    const site = await this.sites.find(found.siteKey);
    const settings = this.policies.of(site, await this.corrections.of(site));
    const judged = noteSanction(this.judge(found, site, settings, isLast), found.sanction);
    const { verdict, draw } = this.drawBlindly(found, site, judged, settings);
    const isDecided = await this.decisions.write({ case: found, verdict, draw, policyVersion: settings.version });
    if (isDecided) this.announce(found, verdict);
  }

  private judge(found: CheckCase, site: Site, settings: PolicySettings, isLast: boolean): Verdict {
    const mode = modeOf(found, site);
    const { authorName, facts, text } = found;
    if (found.attempts > MOST_ATTEMPTS) return reachVerdict([checkFailed('all')], { facts, settings }, mode);
    const stop = this.metrics.checkSeconds.startTimer();
    try {
      return checkComment({ text, authorName, facts, settings, now: new Date() }, mode);
    } catch (error) {
      if (!isLast) throw error;
      return reachVerdict([checkFailed('all')], { facts, settings }, mode);
    } finally {
      stop();
    }
  }

  private drawBlindly(found: CheckCase, site: Site, verdict: Verdict, settings: PolicySettings): DrawnVerdict {
    const share = site.settings.blindSampleShare ?? (settings.correction === null ? 0 : DEFAULT_BLIND_SHARE);
    const isOfSample = isDrawn(found.siteId, found.commentId, share, this.runtime.keys.for('blind-sample'));
    return drawBlindly(verdict, modeOf(found, site), share, isOfSample);
  }

  private announce(found: CheckCase, { status, findings }: Verdict): void {
    const { siteId, commentId, articleKey, createdAt, revision } = found;
    this.metrics.verdicts.inc({ status });
    if (revision === 1) this.metrics.decisionSeconds.observe((Date.now() - createdAt.getTime()) / 1000);
    for (const { check, severity } of findings) this.metrics.findings.inc({ check, severity });
    this.events.publish({ type: 'comment', siteId, articleKey, commentId });
    if (status === 'approved') this.events.publish({ type: 'article', siteId, articleKey });
  }

  private noteFailure(error: Error): void {
    this.metrics.jobFailures.inc();
    const { code } = error as { code?: string };
    this.logger.warn({ msg: 'an attempt to check a comment failed', name: error.name, code });
  }
}

/** Nothing of an author under a sanction is published unread, whatever the site's rules say. */
const modeOf = ({ commenting, sanction }: CheckCase, site: Site): ModerationMode =>
  sanction === null ? modeFor(site, commenting) : 'pre';
