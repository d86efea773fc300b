import { labelsInAr, talkInAr } from './box-ar.js';
import { labelsInCkb, talkInCkb } from './box-ckb.js';
import { labelsInEn, talkInEn } from './box-en.js';
import { labelsInFa, talkInFa } from './box-fa.js';
import { labelsInFr, talkInFr } from './box-fr.js';
import type { BoxLanguage } from './box-languages.js';
import type { BoxLabels, BoxTalk } from './box-words.js';

const LABELS: Readonly<Record<BoxLanguage, BoxLabels>> = {
  ar: labelsInAr,
  en: labelsInEn,
  fa: labelsInFa,
  ckb: labelsInCkb,
  fr: labelsInFr,
};

export const labelsIn = (language: BoxLanguage): BoxLabels => LABELS[language];

const TALK: Readonly<Record<BoxLanguage, BoxTalk>> = {
  ar: talkInAr,
  en: talkInEn,
  fa: talkInFa,
  ckb: talkInCkb,
  fr: talkInFr,
};

export const talkIn = (language: BoxLanguage): BoxTalk => TALK[language];
