import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.js';
import { readSubmittedText } from '../evidence/submitted-text.js';
import { SiteCorrections } from '../learning/site-corrections.js';
import { modeFor, SitePolicies } from '../learning/site-policy.js';
import { inSlices } from '../learning/slices.js';
import { replayInSteps, type PastComment, type ReplayReport } from '../policy/replay.js';
import type { SettingsWish } from '../sites/settings-change.js';
import type { Site } from '../sites/site.entity.js';
import { PastComments, type DecidedComment } from './past-comments.js';
import { viewReplay, type ReplayView } from './replay.view.js';
import { SettingsService } from './settings.service.js';

const NEVER = new AbortController().signal;

/** What settings that nobody has saved would have made of the newest decided comments. */
@Injectable()
export class ReplayService {
  /** Sites that are being replayed for: it takes the better part of a processor while it lasts. */
  private readonly running = new Set<string>();

  constructor(
    private readonly settings: SettingsService,
    private readonly past: PastComments,
    private readonly policies: SitePolicies,
    private readonly corrections: SiteCorrections,
  ) {}

  /** @throws Problem `invalid-input`, `replay-running` */
  async replay(site: Site, wish: SettingsWish, limit: number, now = new Date()): Promise<ReplayView> {
    const { present, changed } = await this.settings.imagine(site, wish);
    if (this.running.has(site.id)) throw new Problem('replay-running');
    this.running.add(site.id);
    try {
      const comments = await this.past.load(site.id, limit);
      return viewReplay(await this.judge(comments, present, changed, now), comments);
    } finally {
      this.running.delete(site.id);
    }
  }

  /** In slices, so that everybody else is answered meanwhile. */
  private async judge(comments: readonly DecidedComment[], a: Site, b: Site, now: Date): Promise<ReplayReport> {
    const correction = await this.corrections.of(a);
    const [before, after] = [this.policies.trial(a, correction), this.policies.trial(b, correction)];
    return inSlices(replayInSteps(read(comments, a, b, now), before, after), NEVER);
  }
}

/** Each text is read when its turn comes, and forgotten afterwards. */
function* read(comments: readonly DecidedComment[], a: Site, b: Site, now: Date): Generator<PastComment> {
  for (const { id, body, authorName, commenting, facts, moderator } of comments) {
    const text = readSubmittedText(body);
    const modes = { mode: modeFor(a, commenting), modeOfB: modeFor(b, commenting) };
    yield { id, ...modes, decision: moderator, facts, read: { text, authorName, now } };
  }
}
