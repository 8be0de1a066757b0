/** One clean listing's texts by language; its search terms are invented words, so that no rule about meaning can fire. */
export interface CleanText {
  readonly title: string;
  readonly bullets: readonly [string, string, string];
  readonly description: string;
}

export const CLEAN_TEXTS: Readonly<Record<string, CleanText>> = {
  en: {
    title: 'Brimlark Steel Lunch Box, 900 ml, Moss Green',
    bullets: [
      'Two layers: keeps bread apart from fruit until noon',
      'Tight lid: four clips close with one hand',
      'Bare metal: no coating that chips or smells after washing',
    ],
    description:
      'A plain vessel for bread, fruit and leftovers. The lower part holds a sandwich, the upper one a handful of berries. Both come apart for washing. Four clips hold the lid, and a ring of silicone keeps juice inside. It fits into most school bags.',
  },
  de: {
    title: 'Brimlark Brotdose Edelstahl, 900 ml, Moosgrün',
    bullets: [
      'Zwei Lagen: Brot und Obst bleiben bis mittags getrennt',
      'Dichter Deckel: vier Klammern schließen mit einer Hand',
      'Blankes Metall: keine Schicht, die abplatzt oder riecht',
    ],
    description:
      'Ein schlichter Behälter für Brot, Obst und Reste vom Abendessen. Unten liegt das Pausenbrot, oben eine Handvoll Beeren. Beide Teile lassen sich zum Spülen trennen. Vier Klammern halten den Deckel, und ein Ring aus Silikon hält den Saft im Inneren.',
  },
  fr: {
    title: 'Brimlark Boîte à Déjeuner en Acier, 900 ml, Vert Mousse',
    bullets: [
      "Deux étages : le pain reste loin des fruits jusqu'à midi",
      "Couvercle serré : quatre attaches ferment d'une main",
      "Métal nu : pas de couche qui s'écaille ou sente au lavage",
    ],
    description:
      'Un récipient simple pour le pain, les fruits et les restes. La partie basse tient un sandwich, celle du haut une poignée de baies. Les deux se séparent pour le lavage. Quatre attaches tiennent le couvercle, et un anneau de silicone garde le jus dedans.',
  },
  it: {
    title: 'Brimlark Portapranzo in Acciaio, 900 ml, Verde Muschio',
    bullets: [
      'Due piani: il pane resta lontano dalla frutta fino a mezzogiorno',
      'Coperchio stretto: quattro ganci si chiudono con una mano',
      'Metallo nudo: nessuno strato che si stacca o odora dopo il lavaggio',
    ],
    description:
      'Un recipiente semplice per pane, frutta e avanzi. La parte bassa tiene un panino, quella alta una manciata di bacche. Le due parti si separano per il lavaggio. Quattro ganci tengono il coperchio, e un anello di silicone tiene il succo dentro.',
  },
  es: {
    title: 'Brimlark Fiambrera de Acero, 900 ml, Verde Musgo',
    bullets: [
      'Dos pisos: el pan queda lejos de la fruta hasta el mediodía',
      'Tapa firme: cuatro cierres se ponen con una mano',
      'Metal desnudo: sin capa que salte o huela tras el lavado',
    ],
    description:
      'Un recipiente sencillo para pan, fruta y sobras. La parte baja guarda un bocadillo, la alta un puñado de bayas. Las dos se separan para el lavado. Cuatro cierres sujetan la tapa, y un anillo de silicona guarda el zumo dentro. Cabe en casi todas las mochilas.',
  },
  nl: {
    title: 'Brimlark Lunchtrommel van Staal, 900 ml, Mosgroen',
    bullets: [
      'Twee lagen: brood blijft tot de middag los van fruit',
      'Strak deksel: vier klemmen sluiten met een hand',
      'Kaal metaal: geen laag die loslaat of ruikt na het wassen',
    ],
    description:
      'Een eenvoudige bak voor brood, fruit en resten van het eten. Onderin past een boterham, bovenin een handvol bessen. De delen gaan los voor het wassen. Vier klemmen houden het deksel vast, en een ring van siliconen houdt het sap binnen.',
  },
  sv: {
    title: 'Brimlark Matlåda av Stål, 900 ml, Mossgrön',
    bullets: [
      'Två lager: bröd hålls skilt från frukt till middag',
      'Tätt lock: fyra klämmor stängs med en hand',
      'Bar metall: inget skikt som flagnar eller luktar efter disk',
    ],
    description:
      'En enkel låda för bröd, frukt och rester. Nedre delen rymmer en smörgås, den övre en näve bär. Båda delarna går isär för disk. Fyra klämmor håller locket, och en ring av silikon håller saften på plats. Den får rum i de flesta väskor.',
  },
  pl: {
    title: 'Brimlark Pudełko Śniadaniowe Stalowe, 900 ml, Zieleń Mchu',
    bullets: [
      'Dwie warstwy: chleb leży z dala od owoców do południa',
      'Ciasna pokrywa: cztery klipsy zamyka jedna ręka',
      'Goły metal: bez powłoki, która odpada lub pachnie po myciu',
    ],
    description:
      'Zwykłe naczynie na chleb, owoce i resztki z obiadu. Dolna część mieści kanapkę, górna garść jagód. Obie części rozdziela się do mycia. Cztery klipsy trzymają pokrywę, a pierścień z silikonu trzyma sok w środku. Mieści się w większości toreb.',
  },
  pt: {
    title: 'Brimlark Marmita de Aço, 900 ml, Verde Musgo',
    bullets: [
      'Dois andares: o pão fica longe da fruta até o almoço',
      'Tampa justa: quatro travas fecham com uma mão',
      'Metal nu: sem camada que solte ou cheire após a lavagem',
    ],
    description:
      'Um recipiente simples para pão, fruta e sobras do jantar. A parte de baixo guarda um lanche, a de cima um punhado de bagas. As duas se separam para a lavagem. Quatro travas prendem a tampa, e um anel de silicone guarda o suco dentro.',
  },
  tr: {
    title: 'Brimlark Çelik Yemek Kabı, 900 ml, Yosun Yeşili',
    bullets: [
      'İki kat: ekmek öğlene kadar meyveden uzak kalır',
      'Sıkı kapak: dört klips tek elle kapanır',
      'Çıplak metal: soyulan ya da kokan bir tabaka yok',
    ],
    description:
      'Ekmek, meyve ve akşamdan kalanlar için sade bir kap. Alt bölüm bir sandviç alır, üst bölüm bir avuç çilek. Yıkamak için iki bölüm ayrılır. Dört klips kapağı tutar, silikon halka suyu içeride tutar. Çoğu okul çantasına sığar.',
  },
  ar: {
    title: 'Brimlark علبة غداء من الفولاذ، 900 ml، أخضر',
    bullets: [
      'طبقتان: يبقى الخبز بعيدا عن الفاكهة حتى الظهر',
      'غطاء محكم: أربعة مشابك تغلق بيد واحدة',
      'معدن خام: لا توجد طبقة تتقشر بعد الغسل',
    ],
    description:
      'وعاء بسيط للخبز والفاكهة وبقايا العشاء. يتسع الجزء السفلي لشطيرة واحدة، ويتسع الجزء العلوي لحفنة من التوت. ينفصل الجزءان عند الغسل. تمسك أربعة مشابك الغطاء، وتحفظ حلقة من السيليكون العصير في الداخل. يناسب معظم حقائب المدرسة، ويفتح بيد واحدة.',
  },
  ja: {
    title: 'Brimlark 弁当箱 ステンレス 900 ml 緑',
    bullets: [
      '二段: 昼までパンと果物を分けて運べます',
      'ふた: 四つの留め具は片手で閉まります',
      '金属: はがれる塗りもにおいもありません',
    ],
    description:
      'パンと果物と夕食の残りを入れる器です。下の段にはサンドイッチ、上の段にはひとつかみの木の実が入ります。洗うときは二つに分かれます。四つの留め具がふたを押さえ、シリコンの輪が汁を中に留めます。たいていの通学かばんに収まります。片手で開けられるので、机の上でも公園でもすぐに食べ始められます。底は平らで、重ねて棚にしまえます。色は落ち着いた緑で、角は丸く、手になじみます。朝に詰めて、昼に開けるまで、形は崩れません。',
  },
};

const SYLLABLES = ['vul', 'dor', 'quom', 'pax', 'zin', 'ter', 'bral', 'nok', 'fim', 'gur'];

/** An invented word, another for each number below a hundred. */
export function invented(number: number): string {
  return `${SYLLABLES[Math.floor(number / 10) % 10] ?? ''}${SYLLABLES[number % 10] ?? ''}o`;
}

/** Invented words from a number on, until the text has so many characters at least; at most twelve more. */
export function words(from: number, characters: number): string {
  let text = invented(from);
  for (let number = from + 1; text.length < characters; number += 1) text += ` ${invented(number)}`;
  return text;
}

/** Search terms of exactly so many bytes with spaces: the given words first. */
export function terms(bytes: number, ...first: readonly string[]): string {
  let text = first.join(' ');
  for (let number = 20; Buffer.byteLength(text) + 9 < bytes; number += 1) {
    // Another ending than the words of mutants have, so that the page never shows a search term.
    const word = invented(number).replace(/o$/, 'i');
    text = text === '' ? word : `${text} ${word}`;
  }
  const room = bytes - Buffer.byteLength(text) - 1;
  return room > 1 ? `${text} ${'k'.repeat(room)}` : text;
}
