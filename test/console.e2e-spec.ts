import { AccountsService } from '../src/accounts/accounts.service.js';
import { TestBrowser } from './support/browser.js';
import { rowsOf, sitDown, untilRows } from './support/console.js';
import { describeWith, findChromium } from './support/programs.js';
import { nextText, TestReader } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';
import { until } from './support/until.js';

const SHOT = process.env['TMPDIR'] ?? '/tmp';

describeWith(findChromium(), 'Chromium', 'the queue in the console', () => {
  let service: TestService;
  let browser: TestBrowser;

  beforeAll(async () => {
    service = await startTestService();
    browser = await TestBrowser.open(service.url);
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  it('clears twenty items by keyboard alone', async () => {
    for (let i = 0; i < 20; i += 1)
      await new TestReader(service.url).submitAndWait({ body: `${nextText()}، ورقمي 07701234567` });
    const { page } = await sitDown(service, browser);
    await untilRows(page, 20);
    await page.screenshot({ path: `${SHOT}/one.png` });
    for (let i = 0; i < 20; i += 1) {
      await page.keyboard.press('KeyR');
      if (i === 0) await page.screenshot({ path: `${SHOT}/two.png` });
      await page.keyboard.press('Digit5');
      await untilRows(page, 19 - i);
    }
    await page.screenshot({ path: `${SHOT}/three.png` });
    await until(async () => {
      const [row] = await service.database.query<{ n: number }>(
        `SELECT count(*)::int n FROM comment WHERE status = 'rejected'`,
      );
      return row?.n === 20;
    });
  });
});

void [AccountsService, rowsOf, addSite];
