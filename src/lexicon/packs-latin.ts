import type { ListEntry, WordList } from './entry.js';
import { entriesOf } from './pack.js';

/*
 * Arabic in Latin letters, as it is typed from Casablanca to Baghdad, and the French that North African readers mix in.
 * Words that mean something else in French or English ("retard" is a delay, "con" is Spanish) are not here.
 *
 * Origin: compiled for this project from knowledge of the languages; copied from no list. Licence: MIT, as the project.
 */

const OBSCENE = { category: 'obscene', severity: 'hold', match: 'folded' } as const;
const OBSCENE_MILD = { category: 'obscene', severity: 'flag', match: 'folded' } as const;
const OBSCENE_CERTAIN = { category: 'obscene', severity: 'reject', match: 'folded' } as const;
const INSULT = { category: 'insult', severity: 'hold', match: 'folded' } as const;
const MILD = { category: 'insult', severity: 'flag', match: 'folded' } as const;
const HATE = { category: 'hate', severity: 'hold', match: 'folded' } as const;
const THREAT = { category: 'threat', severity: 'hold', match: 'folded' } as const;

const LATIN: readonly ListEntry[] = [
  ...entriesOf(
    OBSCENE_CERTAIN,
    `kos omak, kosomak, kos omk, kosomk, ksomk, kos ommak, kos ummak, kuss ummak, kuss omak, kos emmak, kos immak, kess emmak, kiss emmak, kos okhtak, kosokhtak, kos o5tak, kos ekhtak, kos e5tak,
    ibn sharmouta, ibn sharmuta, ebn sharmota, ebn el sharmouta, ebn elsharmota, ibn el sharmouta, bent sharmouta, ibn kahba, ibn ka7ba, weld l9ahba, wld l9hba, weld l9a7ba, wld l9e7ba, weld lka7ba, weld el kahba, wled l9hab,
    wlad l9hab, oulad l9hab, ould el kahba, oulad el kahba, ouled el kahba, weld el gahba, bent l9ahba, bent el kahba, weld zaml, wld zaml, weld zamel, nik mok, nikmok, nikomok, nik omok, nik omek, nik ommok, nik yemak, nik yemmak,
    nik el kess, niqmok, nik mk, nak mok, tabon mok, tabonmok, taboun mok, tabon yemak, tebon mok, zeb mok, zabb mok, 3asba lik, 3asbalik, el 3asba lik, asba lik, sorm omek, sormomek, ayre fik, ayri fik, airi fik, eyre fik, 3iri bik`,
  ),
  ...entriesOf(
    OBSCENE,
    `sharmouta, sharmuta, sharmota, sharmoota, shrmota, charmouta, charmuta, charmota, sharmout, sharmoot, charmout, 3ars, m3ars, m3aras, mo3aras, metnak, metnaka, mtnaka, metnakin, manyak, manyake, manyouk, manyouka, manyoke, menyouk, menyouka,
    khawal, 5awal, 5wal, khawalat, 9a7ba, 9ahba, 9e7ba, 9hba, 9hab, 97ab, qahba, qa7ba, kahba, ka7ba, k7ba, gahba, ga7ba, l9ahba, l9hab, lka7ba, zamel, zaml, zamil, zwamel, lzaml, zebi, zebbi, zbi, zbbi, zebk, zebbek, zebek, zobri, zebri, zobak, zebo,
    ayre, ayri, kol khara, kol 5ara, kol khra, koul khra, kol lkhra, koul el khra, kli khra, teezak, tizak, 6eezak, 6izak, trmtk, termtek, termtk, miboun, mibouna, mibun, mayboun, mabon, mniwek, mnewek, mnayek, mnayka, nayek, tnak, tnaket, hwak, 7wak, t7wa, nhwik, n7wik, n7wiha,
    9wad, 9awad, l9wad, 9wada, kawad, kawwad, gawad, gawwad, m9awd, m9owd, m9awed, m9awda, mkawed, sir t9awd, syr t9wd, sir t9wd, sir t7wa, sir thwa, 9lawi, 9lawik, 9elawi, tboun, tabboune mok, zok omek, tiz omak, kousk, ks mk`,
  ),
  ...entriesOf(OBSCENE_MILD, 'a7a, khara, 5ara, lkhra, zeb, zebb, trma, terma, bzazel, bzazl, sks, ahbe'),
  ...entriesOf(
    INSULT,
    `ya kalb, ya kelb, ya 7mar, ya hmar, ya 7omar, ya homar, ya 7ayawan, ya hayawan, ya khanzir, ya 5anzir, ya gahsh, ya ja7esh, ya 7a2er, ya 7aqeer, ya zbala, ya wesekh, ya wati, ibn kalb, ibn el kalb, ibn elkalb, ebn el kalb, ebn elkalb, ibnil kalb, wlad el kalb, welad el kalb, weld lkelb, wlad lklab,
    ibn haram, ibn el haram, ibn 7aram, ibn el 7aram, weld lhram, weld l7ram, wlad lhram, wlad l7ram, wled l7ram, ould el haram, oulad el haram, ouled el haram, n3al bok, n3al bouk, na3al bok, na3al bouk, yn3al bok, yen3al bouk, yna3al bouk, inaal bouk, yl3an abouk, yel3an abouk, yil3an abook, yl3an omak, yel3an omak, yil3an deenak, yel3an dinak,
    allah yn3al, lah yn3al, allah yna3al, tfou 3lik, tfo 3lik, tfou alik, tfou 3likom, tfo 3likom, 7alouf, hallouf, 7allouf, 7louf, hlalef, 7lalef, hmar, 7mar, 7mir, lhmar, l7mar, lhmir, kelb, lklab, klab, mkallekh, mklkh, mkalkhin, mklkhin, mkelekh, chelaka, chlaka, ta7an, t7an, rkhis, rkhissa, boula7ya, wjah lkelb, wjeh l7louf, mas5out, maskhout lwalidin`,
  ),
  ...entriesOf(
    MILD,
    'kalb, 7ayawan, ghabi, 8abi, ahbal, 3abeet, gahsh, m5abal, bhim, bhima, bghal, lbghal, hbil, mahboul, wesekh, zbala, msa5et, msakhet, boujadi, chekam, chekkam, bouzebal, bouzbal, kidar',
  ),
  ...entriesOf(HATE, 'ka7louch, kahlouch, k7loch, kahloucha, 3azzi, lazzi, ya 3abd, wlad fransa, ouled fransa'),
  ...entriesOf(
    THREAT,
    'n9tlk, n9etlek, ghan9tlk, ghadi n9tlk, ghadi n9tlek, n9tel mok, nedb7ek, ndb7k, nd7bk, ra7 2a2tlak, ra7 o2tlak, ha2telak, ha2tlak, hamawetak, na3raf darek, 3aref beitak',
  ),
];

const FRENCH: readonly ListEntry[] = [
  ...entriesOf(
    OBSCENE_CERTAIN,
    'nique ta mere, niquer ta mere, nique ta race, nique tes morts, fils de pute, fils de putes, fille de pute, va te faire enculer, va te faire niquer, enculé de ta race, sale pute, sale putain, suce ma bite',
  ),
  ...entriesOf(
    OBSCENE,
    'enculé, encule, enculer, enculés, pute, putes, salope, salopes, salopard, salaud, salauds, connasse, connasses, pouffiasse, petasse, trou du cul, trouduc, va te faire foutre, allez vous faire foutre, couilles, branleur, branleurs, suceur, suceuse, fdp, ntm, chatte a ta mere',
  ),
  ...entriesOf(OBSCENE_MILD, 'putain, merde, foutre, chier, bordel, emmerdeur'),
  ...entriesOf(
    INSULT,
    'connard, connards, conard, batard, batards, bâtarde, sale chien, sale chienne, sales chiens, gros con, sale con, pauvre con, bande de cons, ta gueule, vos gueules, ferme ta gueule, sous merde, sac a merde, raclure, ordures humaines, espece de merde, tete de con, sale merde, sales merdes',
  ),
  ...entriesOf(
    MILD,
    'abruti, abrutis, cretin, cretins, debile, debiles, ordure, ordures (ramassage des ordures; collecte des ordures; tri des ordures; benne a ordures; vide ordures; ordures menageres), minable, minables, clochard, crapule, idiot, idiote, idiots',
  ),
  ...entriesOf(
    HATE,
    'bougnoule, bougnoules, bougnoul, bicot, bicots, youpin, youpins, sale arabe, sales arabes, sale juif, sales juifs, sale noir, sales noirs, sale negre, sales negres, sale race, sale musulman, sales musulmans, sale marocain, sale algerien, sale kabyle, sale pede, pédé, pedale, tafiole, tarlouze, gouine, sale gitan, sous race, sous hommes, macaque, macaques (les macaques de; macaque rhesus; macaque berbere), hitler avait raison, retourne dans ton pays, rentre dans ton pays, rentrez chez vous',
  ),
  ...entriesOf(
    THREAT,
    'je vais te tuer, on va te tuer, je vais te crever, on va te crever, je vais te buter, je vais t egorger, on va t egorger, va crever, creve salope, va mourir, va te pendre, suicide toi, tue toi, je sais ou tu habites, on sait ou tu habites, il faut les tuer, il faut les exterminer, faut les bruler, mort aux arabes, mort aux juifs, mort aux musulmans',
  ),
];

export const AR_LATIN: WordList = { name: 'ar-latin', entries: LATIN };
export const FR: WordList = { name: 'fr', entries: FRENCH };
