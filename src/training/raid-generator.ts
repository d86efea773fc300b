import { disguise } from './disguise-generator.js';
import { CAMPAIGNS, NAMES, RAID_EMOJI, WELL_WISHES, type Campaign } from './raid-phrases.js';
import { SeededRandom } from './seeded-random.js';

/** One comment of a simulated day. `author` is a name that is told apart; `minute` counts from the start; 1 is spam. */
export interface RaidComment {
  readonly text: string;
  readonly author: string;
  readonly minute: number;
  readonly label: 0 | 1;
}

export interface RaidPlan {
  readonly seed: number;
  /** Spam comments, and how many accounts send them. */
  readonly messages: number;
  readonly authors: number;
  /** Texts of ordinary readers, each used once, such as those of evaluation/harmless.tsv. */
  readonly ordinary: readonly string[];
  /** Length of the whole, and of the raid within it. */
  readonly minutes: number;
  readonly raidMinutes: number;
}

interface Offer {
  readonly campaign: Campaign;
  readonly contacts: readonly string[];
}

const CAMPAIGNS_OF_A_RAID = 3;
/** Addresses that several accounts give for one offer; every other message has one of its own. */
const SHARED_CONTACTS = 2;
const READERS_PER_COMMENT = 0.7;
const WELL_WISH_SHARE = 0.15;
const ARABIC_ZERO = 0x0660;
/** Each # is a digit. Blocks of zeros, hardly anybody's, and the numbers that North America keeps for films. */
const PHONES = ['+964780000####', '+201000000###', '+966500000###', '+21260000####', '+120255501##'];
const LOCAL_PHONES = ['0770000####', '01000000###', '0500000###', '060000####'];
const SHORTENERS = ['bit.ly', 'cutt.ly', 'tinyurl.com', 't.ly', 'is.gd'];
const SEPARATORS = { ar: [' ', '، ', ' - ', '! ', ' | '], en: [' ', ', ', ' - ', '! ', ' | '] };
const DISGUISED_BY = ['tatweel', 'zero-width', 'repeats'] as const;
const CODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A spam raid among ordinary comments, in order of time: few campaigns, many accounts, each message put together anew
 * from synonyms, numbers, contacts and emoji, some of them disguised, one in ten without any contact. Ordinary readers
 * also say the same short wishes, which is no raid. Pure: the same plan gives the same comments. Throws a RangeError
 * when messages have no author or no time.
 */
export function generateRaid(plan: RaidPlan): readonly RaidComment[] {
  const random = new SeededRandom(plan.seed, 'raid');
  if (plan.messages > 0 && plan.authors < 1) throw new RangeError('Messages need an author.');
  if (plan.raidMinutes < 1 || plan.minutes < plan.raidMinutes) throw new RangeError('A raid takes its time.');
  const comments = [...ordinaryComments(plan, random), ...raidComments(plan, random)];
  return comments.toSorted((a, b) => a.minute - b.minute);
}

function raidComments(plan: RaidPlan, random: SeededRandom): readonly RaidComment[] {
  const start = random.below(plan.minutes - plan.raidMinutes + 1);
  const offers = Array.from({ length: CAMPAIGNS_OF_A_RAID }, () => offerOf(random.pick(CAMPAIGNS), random));
  return Array.from({ length: plan.messages }, (_, i) => ({
    text: raidText(random.pick(offers), random),
    author: nameOf(i < plan.authors ? i : random.below(plan.authors), plan.seed),
    minute: start + random.below(plan.raidMinutes),
    label: 1,
  }));
}

function offerOf(campaign: Campaign, random: SeededRandom): Offer {
  return { campaign, contacts: Array.from({ length: SHARED_CONTACTS }, () => contactOf(campaign, random)) };
}

function ordinaryComments(plan: RaidPlan, random: SeededRandom): readonly RaidComment[] {
  const wishes = Math.round(plan.ordinary.length * WELL_WISH_SHARE);
  const texts = [...plan.ordinary, ...Array.from({ length: wishes }, () => random.pick(WELL_WISHES))];
  const readers = Math.max(1, Math.round(texts.length * READERS_PER_COMMENT));
  return texts.map((text) => ({
    text,
    author: nameOf(plan.authors + random.below(readers), plan.seed),
    minute: random.below(plan.minutes),
    label: 0,
  }));
}

/** The first accounts are the raid's; the names do not tell. */
function nameOf(account: number, seed: number): string {
  return `${new SeededRandom(seed, `account ${account}`).pick(NAMES)} ${account}`;
}

function raidText({ campaign, contacts }: Offer, random: SeededRandom): string {
  const parts = [random.pick(campaign.openers), random.pick(campaign.offers), random.pick(campaign.promises)];
  const words = fillIn(parts.join(random.pick(SEPARATORS[campaign.language])), campaign, random);
  const said = random.chance(0.15) ? disguise(words, random.pick(DISGUISED_BY), random.below(1000), 0.3) : words;
  const emoji = random.chance(0.6) ? ` ${random.pick(RAID_EMOJI).repeat(1 + random.below(3))}` : '';
  if (random.chance(0.1)) return `${said}${emoji}`;
  const contact = random.chance(0.5) ? random.pick(contacts) : contactOf(campaign, random);
  return `${said}${emoji} ${random.pick(campaign.calls)} ${contact}`;
}

function fillIn(text: string, campaign: Campaign, random: SeededRandom): string {
  const amount = `${(1 + random.below(98)) * random.pick([10, 50, 100])}`;
  const days = `${2 + random.below(8)}`;
  const filled = text.replaceAll('{amount}', amount).replaceAll('{days}', days);
  return campaign.language === 'ar' && random.chance(0.5) ? inArabicDigits(filled) : filled;
}

function contactOf(campaign: Campaign, random: SeededRandom): string {
  switch (random.below(5)) {
    case 0:
      return `https://wa.me/${phoneFrom(PHONES, random).slice(1)}`;
    case 1:
      return `t.me/${code(8, random)}`;
    case 2:
      return `https://${random.pick(SHORTENERS)}/${code(6, random)}`;
    case 3:
      return `www.${code(9, random)}.${random.pick(['shop', 'xyz', 'online', 'top'])}`;
    default:
      return writePhone(phoneFrom([...PHONES, ...LOCAL_PHONES], random), campaign, random);
  }
}

/** As it stands, in groups, or in Arabic digits. */
function writePhone(phone: string, campaign: Campaign, random: SeededRandom): string {
  const grouped = random.chance(0.4) ? phone.replace(/(\d{3})(?=\d)/g, `$1${random.pick([' ', '-', '.'])}`) : phone;
  return campaign.language === 'ar' && random.chance(0.5) ? inArabicDigits(grouped) : grouped;
}

function inArabicDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)));
}

function phoneFrom(patterns: readonly string[], random: SeededRandom): string {
  return random.pick(patterns).replace(/#/g, () => `${random.below(10)}`);
}

function code(length: number, random: SeededRandom): string {
  return Array.from({ length }, () => random.pick([...CODE_LETTERS])).join('');
}
