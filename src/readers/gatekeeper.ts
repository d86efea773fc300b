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

/** Comments, edits, reports and appeals within ten minutes. */
const LIMITS = { reader: 30, network: 120 } as const;
type Limited = keyof typeof LIMITS;
const NAMES = Object.keys(LIMITS) as Limited[];
const POLICY = NAMES.map((name) => `"${name}";q=${LIMITS[name]};w=${WINDOW_S}`).join(', ');
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
    return headersOf(this.take(site, reader, address, now), now);
  }

  /** @throws Problem `rate-limited`, `challenge-required`, or `invalid-input` for a challenge that is not solved */
  async admit(site: Site, articleKey: string, reader: Reader, sender: Sender, now = new Date()): Promise<Admission> {
    const counts = this.take(site, reader, sender.address, now);
    const headers = headersOf(counts, now);
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

  private take(site: Site, reader: Reader, address: string, now: Date): Partial<Record<Limited, Traffic>> {
    const network = networkOf(address);
    const one = { count: 1 };
    const counts = {
      ...(reader.authorId !== null && { reader: this.traffic.count(site.id, `reader ${reader.authorId}`, one, now) }),
      ...(network !== null && { network: this.traffic.count(site.id, `network ${network}`, one, now) }),
    };
    if (NAMES.some((name) => (counts[name]?.count ?? 0) > LIMITS[name]))
      throw new Problem('rate-limited', {
        headers: { ...headersOf(counts, now), 'Retry-After': String(secondsLeft(now)) },
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
function headersOf(counts: Partial<Record<Limited, Traffic>>, now: Date): Record<string, string> {
  const left = NAMES.flatMap((name) => {
    const { count } = counts[name] ?? {};
    return count === undefined ? [] : [`"${name}";r=${Math.max(0, LIMITS[name] - count)};t=${secondsLeft(now)}`];
  });
  return { 'RateLimit-Policy': POLICY, ...(left.length > 0 && { RateLimit: left.join(', ') }) };
}
