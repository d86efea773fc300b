import type { BoxLanguage } from './box-languages.js';

/** What the script says before it has anything of the service: all other words come with the box. */
export const WAITING: Readonly<
  Record<BoxLanguage, { readonly loading: string; readonly unread: string; readonly retry: string }>
> = {
  ar: { loading: 'تُحمَّل التعليقات…', unread: 'تعذّر تحميل التعليقات.', retry: 'أعد المحاولة' },
  en: { loading: 'Loading comments…', unread: 'The comments could not be loaded.', retry: 'Try again' },
  fa: { loading: 'در حال بارگذاری دیدگاه‌ها…', unread: 'بارگذاری دیدگاه‌ها ممکن نشد.', retry: 'تلاش دوباره' },
  ckb: { loading: 'لێدوانەکان بار دەکرێن…', unread: 'نەتوانرا لێدوانەکان بار بکرێن.', retry: 'دووبارە هەوڵ بدەرەوە' },
  fr: {
    loading: 'Chargement des commentaires…',
    unread: 'Les commentaires n’ont pas pu être chargés.',
    retry: 'Réessayer',
  },
};
