import { accountInAr } from '../i18n/account-ar.js';
import { accountInEn } from '../i18n/account-en.js';
import { useWords } from '../parts/words.js';

export const useAccountWords = () => useWords({ ar: accountInAr, en: accountInEn });
