import { Injectable } from '@nestjs/common';
import type { MustWait } from '../checks/facts.js';
import { Problem } from '../http/problem.js';
import { networkPrefix } from '../sign-in/network-prefix.js';
import type { Site } from '../sites/site.entity.js';
import { Challenges, type ChallengeView } from './challenges.service.js';
import { FormTokens } from './form-token.js';
import type { Reader } from './reader.js';
import { TrafficCounters, WINDOW_S, type Traffic } from './traffic.js';

/** What a form sends back beside its text. */
export interface Proof {
  readonly token?: string | undefined;
  /** What stands in the field that people leave empty. */
  readonly trap?: string | undefined;
  /** The solved challenge; null from whoever was asked for one and cannot solve it. */
  readonly challenge?: string | null | undefined;
}

/** How a comment comes. */
export interface Sender {
  readonly address: string;
  /** Whether it can solve a challenge: a plain form cannot. */
  readonly isScripted: boolean;
  readonly proof: Proof;
}

export interface Admission {
  readonly mustWait: MustWait | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Within ten minutes: comments, edits, reports and appeals; and, counted apart, likes and reactions, which are one tap. */
const LIMITS = {
  writing: { reader: 30, network: 120 },
  tapping: { reader: 120, network: 600 },
} as const;
type Kind = keyof typeof LIMITS;
type Limited = keyof (typeof LIMITS)[Kind];
type Counts = Partial<Record<Limited, Traffic>>;
const NAMES = ['reader', 'network'] as const;
const PREFIX: Readonly<Record<Kind, string>> = { writing: '', tapping: 'tap ' };
/** From here on a part of the network sends more than readers usually do. */
const MANY_FROM_NETWORK = 30;
const MOST_SUSPICIONS = 1;

/** Readers who come by way of this very machine: a proxy that is not named in TRUSTED_PROXIES, or somebody who tries it. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Keeps machines out and is not noticed by people: counts what comes, looks at what only machines do, and asks for a proof
 * of work only when there is cause. Whoever cannot give one is let in all the same, and read by a moderator first.
 */
@Injectable()
export class Gatekeeper {
  constructor(
    private readonly traffic: TrafficCounters,
    private readonly challenges: Challenges,
    private readonly forms: FormTokens,
  ) {}

  /**
   * Counts one act of writing. @returns headers of the answer
   * @throws Problem `rate-limited`
   */
  count(site: Site, reader: Reader, address: string, now = new Date()): Readonly<Record<string, string>> {
    return headersOf('writing', this.take('writing', site, reader, address, now), now);
  }

  /**
   * Counts one like or reaction. @returns headers of the answer
   * @throws Problem `rate-limited`
   */
  countTap(site: Site, reader: Reader, address: string, now = new Date()): Readonly<Record<string, string>> {
    return headersOf('tapping', this.take('tapping', site, reader, address, now), now);
  }

  /** @throws Problem `rate-limited`, `challenge-required`, or `invalid-input` for a challenge that is not solved */
  async admit(site: Site, articleKey: string, reader: Reader, sender: Sender, now = new Date()): Promise<Admission> {
    const counts = this.take('writing', site, reader, sender.address, now);
    const headers = headersOf('writing', counts, now);
    const isSuspect = this.isSuspect(site, articleKey, sender, now);
    if (isSuspect) this.countSuspicion(site, sender.address, now);
    const mustWait = isSuspect ? 'unproven' : null;
    if (!this.isDue(site, reader, isSuspect, counts.network)) return { mustWait, headers };
    const isProven = await this.prove(site, articleKey, sender, now);
    return { mustWait: isProven && !isFilled(sender) ? null : 'unproven', headers };
  }

  /** The challenge for a form that is about to be shown, if one is due already. */
  async challengeFor(site: Site, articleKey: string, address: string, now = new Date()): Promise<ChallengeView | null> {
    const network = networkOf(address);
    const traffic = network === null ? undefined : this.traffic.count(site.id, `network ${network}`, {}, now);
    return this.isDue(site, { authorId: null }, false, traffic) ? this.challenges.make(site, articleKey, now) : null;
  }

  private take(kind: Kind, site: Site, { authorId }: Reader, address: string, now: Date): Counts {
    const network = networkOf(address);
    const count = (sender: string): Traffic => this.traffic.count(site.id, PREFIX[kind] + sender, { count: 1 }, now);
    const counts = {
      ...(authorId !== null && { reader: count(`reader ${authorId}`) }),
      ...(network !== null && { network: count(`network ${network}`) }),
    };
    if (NAMES.some((name) => (counts[name]?.count ?? 0) > LIMITS[kind][name]))
      throw new Problem('rate-limited', {
        headers: { ...headersOf(kind, counts, now), 'Retry-After': String(secondsLeft(now)) },
      });
    return counts;
  }

  private countSuspicion(site: Site, address: string, now: Date): void {
    const network = networkOf(address);
    if (network !== null) this.traffic.count(site.id, `network ${network}`, { suspicions: 1 }, now);
  }

  /** A filled trap, or a form that was sent sooner than anybody writes. */
  private isSuspect(site: Site, articleKey: string, sender: Sender, now: Date): boolean {
    if (isFilled(sender)) return true;
    const { token } = sender.proof;
    const issued = token === undefined ? null : this.forms.read(site.id, articleKey, token, now);
    return issued !== null && now.getTime() - issued.getTime() < site.settings.leastSecondsToSend * 1_000;
  }

  private isDue({ settings }: Site, reader: Reader, isSuspect: boolean, network: Traffic = NOTHING): boolean {
    if (settings.challenge === 'never' || reader.claims !== undefined) return false;
    if (settings.challenge === 'always' || isSuspect) return true;
    return network.count > MANY_FROM_NETWORK || network.suspicions > MOST_SUSPICIONS;
  }

  private async prove(site: Site, articleKey: string, { proof, isScripted }: Sender, now: Date): Promise<boolean> {
    const { challenge } = proof;
    if (!isScripted || challenge === null) return false;
    if (challenge !== undefined && (await this.challenges.redeem(site, articleKey, challenge))) return true;
    const members = { challenge: await this.challenges.make(site, articleKey, now) };
    if (challenge === undefined) throw new Problem('challenge-required', { members });
    throw new Problem('invalid-input', { errors: [{ pointer: '/proof/challenge', code: 'challenge-wrong' }], members });
  }
}

const NOTHING: Traffic = { count: 0, suspicions: 0 };

const isFilled = ({ proof }: Sender): boolean => (proof.trap ?? '').trim() !== '';

/** The part of the network that is counted by; null for callers from this very machine. */
export const networkOf = (address: string): string | null => (LOOPBACK.test(address) ? null : networkPrefix(address));

/** Until the counting begins anew. */
export const secondsLeft = (now: Date): number => WINDOW_S - (Math.floor(now.getTime() / 1_000) % WINDOW_S);

/** `RateLimit-Policy` and `RateLimit` of the IETF draft. */
function headersOf(kind: Kind, counts: Counts, now: Date): Record<string, string> {
  const limits = LIMITS[kind];
  const policy = NAMES.map((name) => `"${name}";q=${limits[name]};w=${WINDOW_S}`).join(', ');
  const left = NAMES.flatMap((name) => {
    const { count } = counts[name] ?? {};
    return count === undefined ? [] : [`"${name}";r=${Math.max(0, limits[name] - count)};t=${secondsLeft(now)}`];
  });
  return { 'RateLimit-Policy': policy, ...(left.length > 0 && { RateLimit: left.join(', ') }) };
}
