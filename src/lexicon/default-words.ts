import type { ListEntry, Category, Severity } from './entry.js';

/*
 * The list a new site starts with, compiled for this project and copied from nowhere. It names what editors of any
 * newspaper would want to look at; a site replaces it with its own. Words that also have an innocent sense are held or
 * flagged, never rejected; a reject needs a word or phrase that has no other use. Left out on purpose: names of peoples
 * and creeds, and words that mean something else in French, which North African readers mix in ("retard" is a delay).
 * Spellings need no repetition: entries are folded, and Arabic proclitics are taken off (see `fold`, `cliticVariants`).
 */

const OBSCENE_AR = 'شرموط، شراميط، قحبة، قحاب، منيوك، متناك، عرص، معرص، خول، زامل، عاهرة، قواد، ديوث، طيزك، كل خرا';
const OBSCENE_CERTAIN_AR = 'كس امك، كسمك، كس اختك، شرموطة';
const INSULT_AR =
  'كلب، ابن كلب، اولاد كلب، حمار، خنزير، خنازير، يا حيوان، بهيمة، جحش، حقير، حقيرة، سافل، سافلة، نذل، خسيس، حثالة، ' +
  'زبالة، ابن حرام، بنت الحرام، يلعن ابوك، يلعن امك، تفو عليك';
const INSULT_MILD_AR = 'غبي، احمق، تافه، متخلف، قذر، وسخ، وقح';
const THREAT_AR = 'سأقتلك، راح اقتلك، رح اقتلك، هقتلك';

const OBSCENE_EN = 'fuck, fucking, fucker, whore, slut, bitch, asshole, dickhead, twat, wanker';
const OBSCENE_CERTAIN_EN = 'motherfucker, cunt, fuck you';
const INSULT_EN = 'bastard, scumbag, dumbass, piece of shit, moron, idiot';
const INSULT_MILD_EN = 'shit, bullshit, stupid';
const HATE_EN = 'nigger, faggot';
const THREAT_EN = 'i will kill you, kill yourself';

export const DEFAULT_WORDS: readonly ListEntry[] = [
  ...entries(OBSCENE_CERTAIN_AR, 'obscene', 'reject'),
  ...entries(OBSCENE_AR, 'obscene', 'hold'),
  ...entries(INSULT_AR, 'insult', 'hold'),
  ...entries(INSULT_MILD_AR, 'insult', 'flag'),
  ...entries(THREAT_AR, 'threat', 'hold'),
  ...entries(OBSCENE_CERTAIN_EN, 'obscene', 'reject'),
  ...entries(OBSCENE_EN, 'obscene', 'hold'),
  ...entries(INSULT_EN, 'insult', 'hold'),
  ...entries(INSULT_MILD_EN, 'insult', 'flag'),
  ...entries(HATE_EN, 'hate', 'hold'),
  ...entries(THREAT_EN, 'threat', 'hold'),
];

function entries(list: string, category: Category, severity: Severity): readonly ListEntry[] {
  return list.split(/[,\u060C] /).map((text) => ({ text, category, severity }));
}
