import { LRUCache } from 'lru-cache';

const MAX_BUCKETS = 10_000;
const MINUTE_MS = 60_000;

/** What is left to a caller after a request was counted. */
export interface QuotaState {
  readonly isWithin: boolean;
  readonly perMinute: number;
  /** Requests left at this moment. */
  readonly remaining: number;
  /** Seconds until the whole quota is there again. */
  readonly fullAfter: number;
  /** Seconds until the next request is within the quota. */
  readonly nextAfter: number;
}

interface Bucket {
  level: number;
  at: number;
}

/**
 * Requests a minute for each caller, as a bucket that is filled evenly: a quiet caller may use a whole minute's worth at
 * once. Counted in this process alone.
 */
export class Quotas {
  private readonly buckets = new LRUCache<string, Bucket>({ max: MAX_BUCKETS });

  /** Counts one request. @param now milliseconds */
  take(caller: string, perMinute: number, now: number): QuotaState {
    const bucket = this.buckets.get(caller) ?? { level: perMinute, at: now };
    const filled = ((now - bucket.at) / MINUTE_MS) * perMinute;
    const level = Math.min(perMinute, bucket.level + Math.max(0, filled));
    const isWithin = level >= 1;
    const left = isWithin ? level - 1 : level;
    this.buckets.set(caller, { level: left, at: now });
    const secondsFor = (missing: number): number => Math.max(0, Math.ceil((missing / perMinute) * 60));
    return {
      isWithin,
      perMinute,
      remaining: Math.floor(left),
      fullAfter: secondsFor(perMinute - left),
      nextAfter: Math.max(1, secondsFor(1 - left)),
    };
  }
}

/** `RateLimit-Policy` and `RateLimit` of the IETF draft, and `Retry-After` once the quota is used up. */
export function quotaHeaders({
  isWithin,
  perMinute,
  remaining,
  fullAfter,
  nextAfter,
}: QuotaState): Record<string, string> {
  return {
    'RateLimit-Policy': `"token";q=${perMinute};w=60`,
    RateLimit: `"token";r=${remaining};t=${fullAfter}`,
    ...(!isWithin && { 'Retry-After': String(nextAfter) }),
  };
}
