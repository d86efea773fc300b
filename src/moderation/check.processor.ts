import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Relay } from '../comments/relay.js';
import { Metrics } from '../http/metrics.js';
import { checkComment, checkFailed } from '../policy/pipeline.js';
import { readSubmittedText } from '../evidence/submitted-text.js';
import { reachVerdict, type Verdict } from '../policy/verdict.js';
import { CheckQueue, type CheckJob } from '../queue/check-queue.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';
import type { CheckCase } from './check-case.js';
import { DecisionWriter } from './decision.writer.js';
import { FactsLoader } from './facts.loader.js';
import { modeFor, SitePolicies } from './site-policy.js';

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
    private readonly events: NodeEvents,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.work(
      (job, isLast) => this.check(job, isLast),
      (error) => this.noteFailure(error),
    );
    this.relay.onSweep(() => this.facts.sweep());
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
    const { version } = this.policies.of(site);
    const verdict = this.judge(found, site, isLast);
    const isDecided = await this.decisions.write({ case: found, verdict, policyVersion: version });
    if (isDecided) this.announce(found, verdict);
  }

  private judge(found: CheckCase, site: Site, isLast: boolean): Verdict {
    const mode = modeFor(site, found.commenting);
    const { authorName, facts, body } = found;
    const settings = this.policies.of(site);
    if (found.attempts > MOST_ATTEMPTS) return reachVerdict([checkFailed('all')], { facts, settings }, mode);
    const stop = this.metrics.checkSeconds.startTimer();
    try {
      return checkComment({ text: readSubmittedText(body), authorName, facts, settings }, mode);
    } catch (error) {
      if (!isLast) throw error;
      return reachVerdict([checkFailed('all')], { facts, settings }, mode);
    } finally {
      stop();
    }
  }

  private announce({ siteId, articleKey, createdAt }: CheckCase, { status, findings }: Verdict): void {
    this.metrics.verdicts.inc({ status });
    this.metrics.decisionSeconds.observe((Date.now() - createdAt.getTime()) / 1000);
    for (const { check, severity } of findings) this.metrics.findings.inc({ check, severity });
    if (status === 'approved') this.events.publish({ type: 'article', siteId, articleKey });
  }

  private noteFailure(error: Error): void {
    this.metrics.jobFailures.inc();
    const { code } = error as { code?: string };
    this.logger.warn({ msg: 'an attempt to check a comment failed', name: error.name, code });
  }
}
