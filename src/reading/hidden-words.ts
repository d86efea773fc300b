import { cliticVariants } from '../text/clitics.js';

/**
 * Words that people write with stars or without dots so that a list does not know them, as folded: where letters are
 * missing, one of these is the better guess than an ordinary word. Not a word list: nothing is stopped for being here.
 */
const WORDS = [
  'كلب كلاب كلبه حمار حمير خنزير خنازير قرد قرود خرا خره زباله حيوان حيوانات غبي اغبياء حقير سافل سافله واطي نذل',
  'كس كسم كسمك كسامك كسخت كسختك طيز طيزك زب زبي زبك زبر ايري اير نيك نيكك انيك منيوك منيك متناك متناكه نياكه',
  'شرموط شرموطه شراميط قحبه قحاب قحبات عاهره عاهرات عواهر مومس زانيه ساقطه فاجره داعره لوطي مخنث خنيث خنيث ديوث',
  'عرص معرص قواد قواده خول خولات شاذ شواذ ابنقحبه لعين ملعون نجس نجسه وسخ وسخه قذر قذره مجرم خاين عميل كافر',
  'fuck fucks fucked fucker fuckers fucking shit shits shitty bullshit bitch bitches bastard bastards asshole assholes',
  'cunt cunts dick dicks dickhead cock pussy whore whores slut sluts nigger niggers nigga fag fags faggot faggots ass',
  'retard retarded moron idiot motherfucker motherfuckers wanker twat prick damn crap piss pissed porn sex rape kill',
].flatMap((line) => line.split(' '));

const BY_LENGTH = byLength();

/** The hidden word that has at each place one of the letters given for it, with or without clitics; null when none has. */
export function hiddenWordAmong(choices: readonly string[]): string | null {
  const fits = (word: string, from: number): boolean =>
    Array.from(word).every((letter, i) => choices[from + i]?.includes(letter));
  const whole = BY_LENGTH.get(choices.length)?.find((word) => fits(word, 0));
  if (whole !== undefined) return whole;
  const written = choices.map((letters) => (letters.length === 1 ? letters : '\u0000')).join('');
  for (const variant of cliticVariants(written).slice(1)) {
    const from = written.length - variant.length;
    const stem = BY_LENGTH.get(variant.length)?.find((word) => fits(word, from));
    if (stem !== undefined) return written.slice(0, from) + stem;
  }
  return null;
}

function byLength(): ReadonlyMap<number, readonly string[]> {
  const lengths = new Set(WORDS.map((word) => word.length));
  return new Map(Array.from(lengths, (length) => [length, WORDS.filter((word) => word.length === length)] as const));
}
