/**
 * Letters that look like a letter of the Arabic alphabet, by what they are folded to. Made from the names of the Unicode
 * blocks Arabic, Arabic Supplement and Arabic Extended-A to -C ("ARABIC LETTER BEH WITH ...", "... DOTLESS ...") and
 * completed by hand with the letters that have names of their own (Persian, Urdu, Kurdish, Uyghur, Pashto, Sindhi,
 * Jawi). Letters that stand for a sound of their own in dialects stay apart: tcheh, and gaf, whose merging with kaf
 * would turn the Iraqi "heart" into "dog". Letters that Unicode decomposes by itself are not listed.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '\u0627':
    '\u0671\u0672\u0673\u0773\u0774\u0870\u0871\u0872\u0873\u0874\u0875\u0876\u0877\u0878\u0879\u087A\u087B\u087C\u087D\u087E\u087F\u0880\u0881\u0882\u08AD',
  '\u0628': '\u066E\u067B\u067E\u0680\u0750\u0751\u0752\u0753\u0754\u0755\u0756\u08A0\u08A1\u08B6\u08B7\u08BE',
  '\u062A': '\u0679\u067A\u067C\u067D\u08B8\u08BF\u08C0',
  '\u062B': '\u067F',
  '\u062C': '\u0683\u0684\u08A2\u08C5\u08C6',
  '\u062D': '\u0681\u0682\u0685\u0757\u0758\u076E\u076F\u0772\u077C\u088A',
  '\u062F': '\u0688\u0689\u068A\u068B\u068C\u068D\u068E\u068F\u0690\u06EE\u0759\u075A\u08AE\u{10EC2}',
  '\u0631': '\u0691\u0692\u0693\u0694\u0695\u0696\u0697\u0699\u06EF\u075B\u076B\u076C\u0771\u08AA\u08B9',
  '\u0632': '\u0698\u08B2',
  '\u0633': '\u069A\u069B\u069C\u075C\u076D\u0770\u077D\u077E',
  '\u0634': '\u06FA',
  '\u0635': '\u069D\u069E\u08AF',
  '\u0636': '\u06FB',
  '\u0637': '\u069F\u088B\u088C\u08A3\u{10EC3}',
  '\u0639': '\u06A0\u075D\u075E\u075F\u08B3',
  '\u063A': '\u06FC\u08C3',
  '\u0641': '\u06A1\u06A2\u06A3\u06A4\u06A5\u06A6\u0760\u0761\u08A4\u08BB',
  '\u0642': '\u066F\u06A7\u06A8\u08A5\u08B5\u08BC\u08C4',
  '\u0643': '\u063B\u063C\u06A9\u06AA\u06AC\u06AE\u0762\u0763\u0764\u077F\u088D\u08B4\u08C2\u{10EC4}',
  '\u0644': '\u06B5\u06B6\u06B7\u06B8\u076A\u08A6\u08C7',
  '\u0645': '\u0765\u0766\u08A7',
  '\u0646': '\u06B9\u06BA\u06BB\u06BC\u06BD\u0767\u0768\u0769\u0889\u088F\u08BD\u{10EC6}',
  '\u0647': '\u0629\u06BE\u06C1\u06C3\u06D5\u06FF',
  '\u0648': '\u06C4\u06C5\u06C6\u06C7\u06C8\u06C9\u06CA\u06CB\u06CF\u0778\u0779\u08AB\u08B1',
  '\u064A':
    '\u0620\u0649\u063D\u063E\u063F\u06CC\u06CD\u06CE\u06D0\u06D1\u06D2\u0775\u0776\u0777\u077A\u077B\u0886\u08A8\u08A9\u08AC\u08BA\u{10EC5}\u{10EC7}',
  '\u0686': '\u0687\u06BF\u08C1',
  '\u06AF': '\u06AB\u06AD\u06B0\u06B1\u06B2\u06B3\u06B4\u08B0\u08C8',
};

/** A letter's base letter in the Arabic alphabet, for the letters that have another one than themselves. */
export const ARABIC_BASE: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([base, variants]) => [...variants].map((variant) => [variant, base] as const)),
);

/** The letters that folded Arabic text is written in. */
export const ARABIC_ALPHABET = 'ءابتثجحخدذرزسشصضطظعغفقكلمنهويچگ';
