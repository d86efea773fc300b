import { Client, type Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import type { Wire } from './node-events.js';

const CHANNEL = 'hashiya_hints';
const RECONNECT_MS = 500;

/** LISTEN and NOTIFY: one connection that listens, made anew when it breaks. Sending is rare because hints are gathered. */
export class PostgresWire implements Wire {
  private listener: Client | undefined;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly pool: Pool,
  ) {}

  async open(onMessage: (message: string) => void, onGap: () => void): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'hashiya-hints', keepAlive: true });
    client.on('notification', ({ payload }) => payload && onMessage(payload));
    client.on('error', () => undefined);
    client.once('end', () => void this.reopen(onMessage, onGap));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.listener = client;
  }

  async send(message: string): Promise<void> {
    await this.pool.query('SELECT pg_notify($1, $2)', [CHANNEL, message]);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.listener?.end();
  }

  private async reopen(onMessage: (message: string) => void, onGap: () => void): Promise<void> {
    if (this.isClosed || !this.listener) return;
    this.listener = undefined;
    while (!this.isClosed) {
      await pause(RECONNECT_MS);
      const isOpen = await this.open(onMessage, onGap).then(
        () => true,
        () => false,
      );
      if (isOpen) return onGap();
    }
  }
}
