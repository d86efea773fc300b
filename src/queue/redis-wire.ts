import type { Redis } from 'ioredis';
import type { Wire } from './node-events.js';

const CHANNEL = '{hashiya}:hints';

/** Redis publish and subscribe; ioredis subscribes again by itself after a lost connection. */
export class RedisWire implements Wire {
  private readonly subscriber: Redis;

  constructor(private readonly redis: Redis) {
    this.subscriber = redis.duplicate({ lazyConnect: true, maxRetriesPerRequest: null });
    this.subscriber.on('error', () => undefined);
  }

  async open(onMessage: (message: string) => void, onGap: () => void): Promise<void> {
    let isFirst = true;
    this.subscriber.on('message', (_channel, message) => onMessage(message));
    this.subscriber.on('ready', () => {
      if (!isFirst) onGap();
      isFirst = false;
    });
    // Not awaited: with Redis down at the start, the subscription follows once it is up.
    this.subscriber.subscribe(CHANNEL).then(onGap, () => undefined);
    await Promise.resolve();
  }

  async send(message: string): Promise<void> {
    await this.redis.publish(CHANNEL, message);
  }

  async close(): Promise<void> {
    this.subscriber.disconnect();
    await Promise.resolve();
  }
}
