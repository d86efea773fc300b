import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a newspaper with its own style and its own policy about what may run on it. */
export interface HostPage {
  readonly body: string;
  readonly style?: string;
  /** What stands in its Content-Security-Policy. */
  readonly policy?: string;
}

/** A site of its own origin, that knows nothing of comments but what was pasted into its pages. */
export class HostSite {
  private readonly pages = new Map<string, HostPage>();

  private constructor(private readonly server: Server) {
    server.on('request', ({ url = '/' }, response) => {
      const page = this.pages.get(url.split('?')[0] ?? '');
      if (url === '/style.css') return response.writeHead(200, { 'Content-Type': 'text/css' }).end(this.style);
      if (!page) return response.writeHead(404).end();
      this.style = page.style ?? '';
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        ...(page.policy !== undefined && { 'Content-Security-Policy': page.policy }),
      });
      return response.end(
        `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>صحيفة</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">${page.body}</html>`,
      );
    });
  }

  private style = '';

  static async open(): Promise<HostSite> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new HostSite(server);
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** @returns the address of the page */
  put(path: string, page: HostPage): string {
    this.pages.set(path, page);
    return this.origin + path;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
