import { labelsInAr } from './box-ar.js';
import { labelsInCkb } from './box-ckb.js';
import { labelsInEn } from './box-en.js';
import { labelsInFa } from './box-fa.js';
import { labelsInFr } from './box-fr.js';
import type { BoxLanguage } from './box-languages.js';
import type { BoxLabels } from './box-words.js';

const LABELS: Readonly<Record<BoxLanguage, BoxLabels>> = {
  ar: labelsInAr,
  en: labelsInEn,
  fa: labelsInFa,
  ckb: labelsInCkb,
  fr: labelsInFr,
};

export const labelsIn = (language: BoxLanguage): BoxLabels => LABELS[language];
