import { NO_FACTS, type Facts } from '../checks/facts.js';
import { readSubmittedText, type SubmittedText } from '../evidence/submitted-text.js';
import { hammingDistance, likenessAt, nearBits, sketch, type Sketch } from '../text/similarity.js';
import { defaultPolicySettings } from './default-settings.js';
import { checkComment } from './pipeline.js';
import type { PresetName } from './presets.js';

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  name: ['أحمد', 'سارة', 'خالد', 'منى', 'يوسف', 'هدى', 'أم نور', 'أبو علي'],
  sum: ['500', '٧٠٠', '1200', '950', '٣٥٠٠', 'ألف'],
  time: ['في أسبوع', 'كل يوم', 'خلال شهر', 'من أول مرة', 'في ساعات'],
  link: ['http://win.example.com', 'bit.ly/w1n', 'www.earn-now.net', 'https://t.me/earn', 'cutt.ly/abc'],
  phone: ['0770 123 4567', '٠٧٧٠١٢٣٤٥٦٧', '+966501234567', '00962791234567', '0 7 7 0 1 2 3 4 5 6 7', '0101-234-5678'],
  open: ['والله جربت بنفسي', 'للجادين فقط', 'لا تفوتوا الفرصة', 'يا إخوان', 'خبر سار', 'انتبهوا'],
};
const TEMPLATES = [
  '{open} {name} ربح {sum} دولار {time} من {link}',
  '{open} الربح من الانترنت {sum} دولار {time} {link}',
  'قروض فورية حتى {sum} مليون {open} {phone}',
  '{open} جلب الحبيب {time} الشيخ {name} {phone}',
  'شغل من البيت {sum} دولار {time} راسل {name} {phone}',
  '{open} تخسيس سريع {sum} غرام {time} اطلب الان {link}',
  'Earn money online {sum} dollars {time} contact {name} {phone}',
  'زيادة متابعين {sum} متابع {time} تواصل واتساب {name}',
  'اشتركوا في قناتي {name} يشرح الربح من الانترنت {time}',
];

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
const advertOf = (n: number): string =>
  pick(TEMPLATES, n).replace(/\{(\w+)\}/g, (_slot, name: string) =>
    pick(SLOTS[name] ?? [], Math.imul(n + 1, 2654435761 + name.length) >>> 7),
  );

/** What the database would know of a text: the earlier ones that are near it, each by another author. */
function factsOf(own: Sketch, text: SubmittedText, earlier: readonly Sketch[]): Facts {
  const distances = earlier
    .filter(({ bands }) => bands.some((band) => own.bands.includes(band)))
    .map(({ bits }) => hammingDistance(bits, own.bits))
    .filter((distance) => distance <= nearBits(text.folded.text.length));
  const count = distances.length;
  const campaign = { key: 'raid', comments: count + 1, authors: count + 1, isKnown: false };
  return { ...NO_FACTS, nearText: { similarity: likenessAt(Math.min(64, ...distances)), count }, campaign };
}

describe('a raid of many authors with varied advertisements', () => {
  it.each<PresetName>(['careful', 'balanced', 'open'])('is stopped by the preset %s, 99 in a hundred', (preset) => {
    const settings = defaultPolicySettings([], preset);
    const seen: Sketch[] = [];
    const passed = Array.from({ length: 500 }, (_, n) => advertOf(n)).filter((body) => {
      const text = readSubmittedText(body);
      const own = sketch(text.folded.text);
      const facts = factsOf(own, text, seen);
      seen.push(own);
      return checkComment({ text, authorName: 'قارئ', facts, settings }, 'automatic').status === 'approved';
    });
    expect(passed.length).toBeLessThanOrEqual(5);
  });
});
