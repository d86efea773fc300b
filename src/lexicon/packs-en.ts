import type { ListEntry, WordList } from './entry.js';
import { aimed, entriesOf } from './pack.js';

/*
 * English. Whole words only, so that Scunthorpe and Essex have nothing to fear; forms of a verb are written out.
 *
 * Origin: compiled for this project from knowledge of the language; copied from no list. Licence: MIT, as the project.
 */

const OBSCENE = { category: 'obscene', severity: 'hold', match: 'folded' } as const;
const OBSCENE_MILD = { category: 'obscene', severity: 'flag', match: 'folded' } as const;
const OBSCENE_CERTAIN = { category: 'obscene', severity: 'reject', match: 'folded' } as const;
const INSULT = { category: 'insult', severity: 'hold', match: 'folded' } as const;
const MILD = { category: 'insult', severity: 'flag', match: 'folded' } as const;
const HATE = { category: 'hate', severity: 'hold', match: 'folded' } as const;
const HATE_MILD = { category: 'hate', severity: 'flag', match: 'folded' } as const;
const THREAT = { category: 'threat', severity: 'hold', match: 'folded' } as const;
const SPAM = { category: 'spam', severity: 'flag', match: 'folded' } as const;

const ENTRIES: readonly ListEntry[] = [
  ...entriesOf(
    OBSCENE_CERTAIN,
    `suck my dick, suck my cock, eat a dick, eat my ass, fuck your mother, fuck your mom, fuck your mum, fuck your sister, fuck yo mama, go fuck yourself, go fuck urself, go fuck your self, stupid cunt, you cunt, ur a cunt, fucking cunt,
    fucking whore, fucking bitch, fucking slut, dirty whore, dirty slut, filthy whore, filthy slut, cum slut, cum dumpster, cumdumpster, you motherfucker, fucking faggot, fucking nigger, fucking retard, dumb cunt`,
  ),
  ...entriesOf(
    OBSCENE,
    `fuck, fucks, fucked, fucker, fuckers, fuckin, fucking, fuckface, fuckhead, fuckwit, fuckwits, fuckboy, fuktard, fucktard, fuckstick, fuckup, fvck, fuk, fuking, fukin, phuck, phuk, motherfuck, motherfucker, motherfuckers, motherfucking, mothafucka, muthafucka, mofo, mofos, stfu, gtfo,
    cunt, cunts, cunty, twat, twats, wanker, wankers, wank, whore, whores, whoring, slut, sluts, slutty, skank, skanks, bitch, bitches, bitching, biatch, biotch, asshole, assholes, arsehole, arseholes, asswipe, asshat, asshats, assclown, dumbass, dumbasses, fatass, dipshit,
    dipshits, shithead, shitheads, shitbag, shitstain, shitface, shithole, shitholes, shitlord, bullshitter, dickhead, dickheads, dickwad, dickface, douchebag, douchebags, douchebaggery, cocksucker, cocksuckers, cocksucking, cockhead, knobhead, bellend, tosser, tossers, jerkoff,
    jerk off, jack off, blowjob, blow job, handjob, jizz, titties, milf, gangbang, creampie, deepthroat`,
  ),
  ...entriesOf(
    OBSCENE_MILD,
    'shit, shits, shitty, shitting, bullshit, horseshit, crap, crappy, ass, arse, piss, pissed, pissing, wtf, lmfao, goddamn, goddamned, bastard, bastards, porn, porno, bugger, bloody hell, screw you, horny, boobs, balls deep, hoes, thot, thots',
  ),
  ...entriesOf(
    INSULT,
    `scumbag, scumbags, scum of the earth, piece of shit, pieces of shit, pos human, piece of garbage, piece of trash, human garbage, human trash, human filth, waste of oxygen, waste of skin, retarded, libtard, libtards, conservatard, republitard, trumptard, trumptards,
    moron, morons, moronic, halfwit, halfwits, nitwit, nitwits, dimwit, dimwits, shit for brains, brain dead idiot, braindead idiot, go to hell, rot in hell, burn in hell, shut the fuck up, shut your mouth, shut your face, son of a bitch, sons of bitches, son of bitch, sonofabitch, degenerate scum,
    subhuman, subhumans, sub human, low life scum, lowlife scum, nobody likes you, everyone hates you, you disgust me, you are disgusting, you are pathetic, ur pathetic, you ugly, ugly bitch, fat pig, fat cow, fat slob, bootlicker, bootlickers`,
  ),
  ...aimed(
    INSULT,
    [
      'you *',
      'you are an *',
      'you are a *',
      'youre a *',
      'you re a *',
      'ur a *',
      'you fucking *',
      'you stupid *',
      'what an *',
      'what a *',
    ],
    'idiot, fool, loser, clown, pig, dog, rat, scum, coward, liar, dumbass, bastard, creep',
  ),
  ...entriesOf(
    MILD,
    `idiot, idiots, idiotic, stupid, stupidity, dumb, dumber, dumbest, fool, fools, foolish, loser, losers, clown, clowns, scum, trash, garbage (garbage collection; garbage truck; garbage can; garbage bin; garbage bag), pathetic, pathetic excuse, jerk, jerks (knee jerks), creep, creeps, coward, cowards, liar, liars, sheeple,
    snowflake, snowflakes, lunatic, lunatics, nutjob, nutjobs, nutcase, psycho, shut up, shutup, sucks, suck, gullible fools, brainwashed, ignorant fool, airhead, buffoon, dolt, twit, pinhead, numbskull, dunce, pea brain, birdbrain, weirdo, weirdos, freak, freaks, lowlife, lowlifes, cry baby, crybaby, troll, trolls`,
  ),
  ...entriesOf(
    HATE,
    `nigger, niggers, nigga, niggas, niggaz, nigguh, niglet, nig nog, sand nigger, sandnigger, sand niggers, faggot, faggots, fag (fag end), fags, faggy, trannies, shemale, kike, kikes, spic (spic and span), spics, wetback, wetbacks, beaner, beaners, chink, chinks (chinks in the armour; chinks in the armor; chinks in his armour), gooks, zipperhead, paki, pakis,
    raghead, ragheads, towelhead, towelheads, camel jockey, camel jockeys, goat fucker, goatfucker, goat fuckers, goatfuckers, muzzie, muzzies, muzrat, muzrats, musloid, jigaboo, porch monkey, jungle bunny, spearchucker, darkie, darkies, wops, dago, dagos, gyppo, gyppos, pikey, pikeys,
    gas the jews, hitler was right, hitler did nothing wrong, six million wasnt enough, race traitor, race traitors, mud people, mudslime, mudslimes, feminazi, feminazis, go back to your country, go back to your own country, go back to africa, go back to where you came from, women belong in the kitchen,
    muslim scum, arab scum, jewish scum, immigrant scum, filthy muslim, filthy muslims, filthy arab, filthy arabs, filthy jew, filthy jews, filthy immigrants, dirty muslim, dirty muslims, dirty arab, dirty arabs, dirty jew, dirty jews`,
  ),
  ...entriesOf(
    HATE_MILD,
    'illegals, savages, thugs, terrorist sympathizer, groomer, groomers, soyboy, cuck, cucks, cuckold, libs, gimp, spastic, spaz, mongoloid, cripple, queer, homo (homo sapiens; homo erectus), homos',
  ),
  ...entriesOf(
    THREAT,
    `i will kill you, i will kill u, ill kill you, i ll kill you, im going to kill you, i m going to kill you, im gonna kill you, i m gonna kill you, gonna kill you, we will kill you, we ll kill you, i will find you and, i will hunt you down, hunt you down, i know where you live, we know where you live, i will rape you, ill rape you, i ll rape you,
    gonna rape you, hope you get raped, hope she gets raped, deserves to be raped, deserve to be raped, kill yourself, kill your self, kill urself, kill ur self, kys, go kill yourself, go hang yourself, hang yourself, hope you die, i hope you die, hope they die, hope he dies, hope she dies, hope you get cancer, hope you rot,
    go die, just die already, please die, die in a fire, die slowly, you should die, you deserve to die, they should all die, they all should die, they deserve to die, should be lynched, should be exterminated, should be gassed, need to be shot, need to be exterminated,
    kill them all, kill em all, shoot them all, hang them all, exterminate them, nuke them all, slit your throat, slit his throat, slit her throat, bullet in your head, bullet in his head, bullet in the head, string him up, string them up, burn them alive, burn his house, burn her house, burn your house, smash your face, smash your head, break your legs, beat you to death, curb stomp, put a bullet in, sleep with one eye open, your days are numbered`,
  ),
  ...entriesOf(
    SPAM,
    'earn money online, make money online, make money from home, work from home and earn, earn from home, dm me on whatsapp, whatsapp me on, contact me on whatsapp, contact him on whatsapp, add me on telegram, telegram channel for profit, double your bitcoin, crypto investment, forex trading, binary options, recovery expert, hack your spouse, get your ex back, spell caster, love spell, cheap followers, buy followers, free followers, onlyfans, sugar daddy, sugar mummy, payday loan, instant loan, click my profile, check my profile, check out my channel, sub to my channel, subscribe to my channel, subscribe my channel, sub4sub, free gift card, free iphone, viagra, cialis, casino bonus, free spins',
  ),
  ...entriesOf(
    OBSCENE_MILD,
    `dick (dick cheney; dick van dyke; dick tracy; moby dick), dicks (dicks sporting goods), cock (cock a doodle; cock and bull; cock crow), tits (blue tits; great tits; coal tits), cum (cum laude; cum dividend), cumming (alan cumming), pussy (pussy cat; pussy riot; pussy willow), prick, pricks (pin pricks), douche,
    bollocks, dildo, masturbate, masturbating`,
  ),
  ...entriesOf(
    HATE_MILD,
    `dyke (dick van dyke; van dyke), dykes, coon (maine coon), coons (maine coons), gook, injun, injuns, tranny, white power, white genocide, race mixing, make me a sandwich, all muslims are, all jews are, all arabs are, deport them all`,
  ),
  ...entriesOf(
    MILD,
    'waste of space, vermin, inbred, inbreds, jackass, jackasses, smartass, imbecile, imbeciles, cretin, cretins',
  ),
  ...entriesOf(
    { ...THREAT, severity: 'flag' },
    'should be shot, should be hanged, should be hung, should be executed, should be put down, needs to be shot, watch your back, you will pay for this, drink bleach',
  ),
];

export const EN: WordList = { name: 'en', entries: ENTRIES };
