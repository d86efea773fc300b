/**
 * Words that tell languages apart, as folded: small words that each language uses all the time and the others hardly
 * ever. Words of two letters or fewer that two of them share are left out.
 */
const WORDS = {
  en:
    'the and you that was for are with his they this have from had but not what all were when your can said there ' +
    'use each which she how their will other about out many then them these some her would make like him into has look ' +
    'more two way could people than been who its now down did get come made may people just know take your good because ' +
    'any give most very even want does going should really here where why never always only our his got think right well ' +
    'i it he we they is be as at by my me so if no do an or of to in on up us dont cant isnt youre lol thanks please',
  fr:
    'le la les des est une que qui dans pour pas sur avec plus sont mais nous vous ils elle elles ce cette ces son ses ' +
    'leur leurs mon mes ton tes notre votre nos vos du au aux et ou je tu il ont ai suis etre avoir fait faire comme tout ' +
    'tous toute bien aussi quand donc alors ainsi tres sans sous entre peu meme rien jamais toujours merci bonjour oui ' +
    'non cest jai quel quelle pourquoi parce comment deja encore chez cela ceux celui dit va vais veut peut doit faut ' +
    'monsieur madame pays peuple un en par se lui moi toi soi ne ni qu si y deux trop apres avant depuis pendant',
  arabizi:
    'ana nta nti ntouma hna huwa howa hiya houma wach wash wesh wsh chno chnou shnou chkoun shkoun kifach kifash kif fin ' +
    'fayn mnin imta 3lach 3la m3a hadchi hadshi hada hadi hadou dak dik dyal dial dyali ntaa ta3 dialna bzaf bezaf bzzaf chwiya ' +
    'daba ghir ghi walakin walakini wlkn rah raha rahom kayn kayna makaynch machi mashi mazal wallah wlh wllah allah inchallah ' +
    'nchallah hamdoulah hamdulillah lhamdulillah khouya khoya akhi sahbi s7bi 7ta hta bach bash chi shi kol koul ila lah ya3ni ' +
    'yani yalla yallah mabrouk salam salamo slm 3likom alikoum hak hia walo walou kulshi kolchi mzyan mezyan zwin 9al gal bghit ' +
    'bgha ka kan kant kano li lli elli had wla wala bla fih fiha mafihach mkaynch mabqach safi b7al bhal ma3ndi 3ndi 3andi 3andek ' +
    '3ndo shu shou keef kifak kefak hal2 halla2 hayda 3ashan 3shan ezay ezzay eh leh feen mesh mish msh kda keda awi aywa aiwa la2 ' +
    'enta enti ento e7na ihna ba3d 3ayez 3ayz 3awez habibi 7abibi habiba ya shlon shlonak chlonak zain zein zayn hwaya aku mako ' +
    'wayed wayid wain wein lesh leesh laish abi abgha inshallah mashallah mashalla alhamdulillah ahlan marhaba sabah masa',
  fa:
    'از به در که كه را با مي هاي براي است هست بود شد شود كرد كند كنند كنيد خود يك اين هم نه شما ايران باشد دارد ' +
    'دارند داريم نيست هستند هستيم بايد چه چرا اگر همه ديگر مردم كشور خيلي خوب من تو اون اينها انها وقتي بعد تا ' +
    'يا ولي ها فقط شده كرده بوده گفت ميشه ميكنه نميشه نيستند دوست سلام ممنون لطفا',
  ckb:
    'له به بو كه ئهم يهم ئهو يهو لهسهر ده دهكات دهبيت نييه نيه ههيه ههموو زور كورد كوردستان سوپاس باش چون چي ئيمه ييمه ئيوه ' +
    'من تو بكه بوو بون كرد دهلي ئهوه يهوه ئهوهي يهوهي خوي خوت خوا گهل خهلك سهروك حكومهت بهلام لهگهل هيچ تهنها',
} as const;

/** Which languages a folded word speaks for. */
export const SPEAKS_FOR: ReadonlyMap<string, readonly (keyof typeof WORDS)[]> = invert();

function invert(): ReadonlyMap<string, readonly (keyof typeof WORDS)[]> {
  const inverted = new Map<string, (keyof typeof WORDS)[]>();
  for (const language of ['en', 'fr', 'arabizi', 'fa', 'ckb'] as const) {
    for (const word of new Set(WORDS[language].split(' ')))
      inverted.set(word, [...(inverted.get(word) ?? []), language]);
  }
  return inverted;
}
