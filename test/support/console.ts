import type { Page } from 'playwright-core';
import type { TestBrowser } from './browser.js';
import { addMember, PASSWORD, type MemberWish } from './member.js';
import { TestReader } from './reader.js';
import type { TestService } from './service.js';
import { until } from './until.js';

/** Somebody with the console open, signed in. */
export interface AtConsole {
  readonly page: Page;
  readonly email: string;
}

interface Seat extends MemberWish {
  readonly locale?: 'ar' | 'en' | 'ar-EG';
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  readonly path?: string;
}

/** Opens the console in a browser context of its own and signs in by its form, as a new member unless told who. */
export async function sitDown(service: TestService, browser: TestBrowser, seat: Seat = {}): Promise<AtConsole> {
  const { locale = 'ar', colorScheme = 'light', viewport, hasTouch, path = '/console', ...wish } = seat;
  const email = wish.email ?? (await addMember(service, { roles: { demo: 'senior' }, ...wish })).email;
  const page = await browser.visit(path, {
    locale,
    colorScheme,
    viewport: viewport ?? { width: 1360, height: 860 },
    hasTouch: hasTouch ?? false,
  });
  await signIn(page, email);
  await page.waitForSelector('.frame');
  return { page, email };
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.keyboard.press('Enter');
}

/** Posts a text that is then held for its telephone number. @returns its id */
export async function postHeld(service: TestService, body: string, name?: string): Promise<string> {
  const reader = new TestReader(service.url);
  const { id } = await reader.submitAndWait({ body, ...(name !== undefined && { name }) });
  return id;
}

/** The rows of the list, as they stand. */
export const rowsOf = (page: Page) => page.locator('.queue-row');

/** Waits until the list has so many rows. */
export const untilRows = (page: Page, count: number): Promise<unknown> =>
  until(async () => (await rowsOf(page).count()) === count, `${count} rows`);

export async function statusOf({ database }: TestService, id: string): Promise<string> {
  const [row] = await database.query<{ status: string }>('SELECT status FROM comment WHERE id = $1', [id]);
  return row?.status ?? '';
}
