import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { undoAtEnd } from './cleanup.mjs';

const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** Where Chromium is on this machine, null when there is none. */
export function findChromium() {
  const { stdout } = spawnSync('which', ['chromium', 'chromium-browser', 'google-chrome'], { encoding: 'utf8' });
  return stdout.split('\n')[0] || null;
}

/** @returns {Promise<{ blank: (options?: import('playwright-core').BrowserContextOptions) => Promise<import('playwright-core').Page>, stop: () => Promise<void> }>} `blank` opens a
 *    page of somebody who was never here */
export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
  const stop = undoAtEnd({ stop: () => browser.close(), kill: () => undefined });
  const blank = async (options = {}) => {
    const context = await browser.newContext({ locale: 'ar', viewport: { width: 1100, height: 900 }, ...options });
    return context.newPage();
  };
  return { blank, stop };
}

/** A page of a newspaper at an origin of its own. @param {() => string} body */
export async function serveHost(body) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>صحيفة</title>${body()}</html>`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const stop = undoAtEnd({ stop: close, kill: () => server.closeAllConnections() });
  return { url: `http://localhost:${server.address().port}/`, stop };
}
