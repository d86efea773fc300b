import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { cohensKappa, populationStability, type VerdictPairs } from '../classifier/agreement.js';
import { bucketsOf, unseenShare, type Correction } from '../classifier/correction.js';
import { wilsonLower, wilsonUpper } from '../classifier/wilson.js';
import { Metrics } from '../http/metrics.js';
import { readText } from '../reading/reading.js';
import { CorrectionStore } from './correction.store.js';
import { LATEST_BODIES, LEARNING_SITES, PAIRS, SCORES } from './learning.quality.sql.js';
import { ModelInUse } from './model-in-use.js';
import { inSlices } from './slices.js';

/** Each site has its lines among the figures, so there must be an end to them. */
const MOST_SITES = 200;
const DAY_MS = 86_400_000;
const AGREEMENT_DAYS = 28;
const WEEK_DAYS = 7;
const MOST_SCORES = 20_000;
const LATEST = 200;
const BINS = 10;

interface LearningSite {
  readonly id: string;
  readonly key: string;
}

/** How often policy and moderators agreed on the blind sample: as seen, and what it is at least and at most (95 % each). */
export interface Agreement {
  readonly judged: number;
  readonly seen: number;
  readonly atLeast: number;
  readonly atMost: number;
}

export interface BlindAgreement {
  readonly approvals: Agreement;
  readonly rejections: Agreement;
  /** Null where it says nothing, see `cohensKappa`. */
  readonly kappa: number | null;
}

interface Reading extends Pick<BlindAgreement, 'kappa'> {
  readonly site: string;
  readonly agreement: Pick<BlindAgreement, 'approvals' | 'rejections'>;
  readonly stability: number | null;
  /** Of the correction in use; 0 for none. */
  readonly version: number;
  readonly unseen: number | null;
}

/** Measures how well each learning site's policy agrees with its moderators, and whether its comments have changed. */
@Injectable()
export class LearningQuality {
  private readonly agreement: Gauge<'site' | 'on' | 'figure'>;
  private readonly judged: Gauge<'site' | 'on'>;
  private readonly kappa: Gauge<'site'>;
  private readonly stability: Gauge<'site'>;
  private readonly unseen: Gauge<'site'>;
  private readonly version: Gauge<'site'>;
  private begun = 0;
  private onShow = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CorrectionStore,
    { registry }: Metrics,
    private readonly model: ModelInUse,
  ) {
    const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]): Gauge<Label> =>
      new Gauge({ name: `hashiya_${name}`, help, labelNames, registers: [registry] });
    const sample = 'of the blind sample of the last 28 days';
    this.agreement = gauge('blind_agreement', `Share ${sample} decided alike`, 'site', 'on', 'figure');
    this.judged = gauge('blind_judged', `Comments ${sample} that a moderator judged`, 'site', 'on');
    this.kappa = gauge('blind_kappa', `Cohen’s kappa of policy and moderators ${sample}`, 'site');
    this.stability = gauge('score_stability_index', 'Population stability index of scores, week against week', 'site');
    this.unseen = gauge('unseen_features_share', 'Features of new comments that the correction never met', 'site');
    this.version = gauge('correction_version', 'Version of the correction in use', 'site');
  }

  /**
   * Shows all new figures at once, so that nobody reads half of them; those of a measurement that began earlier than the
   * one on show are dropped.
   * @throws Stopped once the signal is given
   */
  async measure(stop: AbortSignal): Promise<void> {
    const turn = (this.begun += 1);
    const sites = await this.dataSource.query<LearningSite[]>(LEARNING_SITES, [daysAgo(AGREEMENT_DAYS), MOST_SITES]);
    const readings: Reading[] = [];
    for (const site of sites) readings.push(await this.measureSite(site, stop));
    if (turn < this.onShow) return;
    this.onShow = turn;
    for (const gauge of [this.agreement, this.judged, this.kappa, this.stability, this.unseen, this.version])
      gauge.reset();
    for (const reading of readings) this.show(reading);
  }

  /** Of the last four weeks. */
  async agreementOf(siteId: string): Promise<BlindAgreement> {
    const [row] = await this.dataSource.query<VerdictPairs[]>(PAIRS, [siteId, daysAgo(AGREEMENT_DAYS)]);
    const pairs = row ?? { bothApprove: 0, policyApproves: 0, policyRejects: 0, bothReject: 0 };
    return {
      approvals: toAgreement(pairs.bothApprove, pairs.policyApproves),
      rejections: toAgreement(pairs.bothReject, pairs.policyRejects),
      kappa: cohensKappa(pairs),
    };
  }

  private async measureSite({ id, key: site }: LearningSite, stop: AbortSignal): Promise<Reading> {
    const { approvals, rejections, kappa } = await this.agreementOf(id);
    const lastWeek = await this.scores(id, daysAgo(WEEK_DAYS), daysAgo(0));
    const weekBefore = await this.scores(id, daysAgo(2 * WEEK_DAYS), daysAgo(WEEK_DAYS));
    const active = await this.store.active(id, this.model.classifier.version);
    return {
      site,
      agreement: { approvals, rejections },
      kappa,
      stability: populationStability(weekBefore, lastWeek),
      version: active?.version ?? 0,
      unseen: active ? await this.unseenBy(active.correction, id, stop) : null,
    };
  }

  private show({ site, agreement, kappa, stability, version, unseen }: Reading): void {
    for (const [on, { judged, seen, atLeast, atMost }] of Object.entries(agreement)) {
      this.judged.set({ site, on }, judged);
      if (judged === 0) continue;
      for (const [figure, share] of Object.entries({ seen, 'at-least': atLeast, 'at-most': atMost }))
        this.agreement.set({ site, on, figure }, share);
    }
    if (kappa !== null) this.kappa.set({ site }, kappa);
    if (stability !== null) this.stability.set({ site }, stability);
    this.version.set({ site }, version);
    if (unseen !== null) this.unseen.set({ site }, unseen);
  }

  /** The mean share, over the latest comments, of features that the correction never met; null without comments. */
  private async unseenBy(correction: Correction, siteId: string, stop: AbortSignal): Promise<number | null> {
    const rows = await this.dataSource.query<{ body: string }[]>(LATEST_BODIES, [siteId, LATEST]);
    const { classifier } = this.model;
    const mean = (function* () {
      let sum = 0;
      for (const { body } of rows) {
        sum += unseenShare(correction, bucketsOf(classifier.classify(readText(body)).features()));
        yield;
      }
      return sum / rows.length;
    })();
    return rows.length > 0 ? inSlices(mean, stop) : null;
  }

  /** How many of the policy's scores lie in each tenth between 0 and 1. */
  private async scores(siteId: string, from: string, to: string): Promise<number[]> {
    const rows = await this.dataSource.query<{ bin: number; count: number }[]>(SCORES, [siteId, from, to, MOST_SCORES]);
    const bins = Array.from({ length: BINS }, () => 0);
    for (const { bin, count } of rows) bins[Math.min(BINS, bin) - 1] = count + (bins[Math.min(BINS, bin) - 1] ?? 0);
    return bins;
  }
}

function toAgreement(alike: number, otherwise: number): Agreement {
  const judged = alike + otherwise;
  return {
    judged,
    seen: judged === 0 ? 0 : alike / judged,
    atLeast: wilsonLower(alike, judged),
    atMost: wilsonUpper(alike, judged),
  };
}

/** The smallest id (UUID version 7, which begins with milliseconds) of so many days ago. */
function daysAgo(days: number): string {
  const hex = Math.max(0, Date.now() - days * DAY_MS)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
