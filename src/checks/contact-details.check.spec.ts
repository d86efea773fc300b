import { contactDetails } from './contact-details.check.js';
import { firstComment } from './first-comment.js';

const run = (body: string) => contactDetails.run(firstComment(body));

describe('contact details', () => {
  it('are held with their places, numbers before addresses', () => {
    expect(run('a@b.com أو 07701234567')).toMatchObject([
      { severity: 'hold', category: 'personal-data', code: 'phone-number', evidence: [{ start: 11, end: 22 }] },
      { severity: 'hold', category: 'personal-data', code: 'email-address', evidence: [{ start: 0, end: 7 }] },
    ]);
  });

  it('never leave the check themselves', () => {
    const findings = run('reader@example.com +964 770 123 4567');
    expect(findings.map(({ params }) => params)).toEqual([{ count: 1 }, { count: 1 }]);
  });

  it('are not seen in dates, prices and verses', () => {
    expect(run('في 2023-10-07 دفع 1,500,000 دينار، انظر 2:255')).toEqual([]);
  });
});
