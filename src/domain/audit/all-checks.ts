import type { Check } from './check.ts';
import { bulletAsin } from './checks/bullet-asin.ts';
import { bulletAward } from './checks/bullet-award.ts';
import { bulletCapsHeader } from './checks/bullet-caps-header.ts';
import { bulletChars } from './checks/bullet-chars.ts';
import { bulletClaims } from './checks/bullet-claims.ts';
import { bulletCompare } from './checks/bullet-compare.ts';
import { bulletContact } from './checks/bullet-contact.ts';
import { bulletCount } from './checks/bullet-count.ts';
import { bulletDup } from './checks/bullet-dup.ts';
import { bulletEmoji } from './checks/bullet-emoji.ts';
import { bulletEnd } from './checks/bullet-end.ts';
import { bulletGuarantee } from './checks/bullet-guarantee.ts';
import { bulletHeader } from './checks/bullet-header.ts';
import { bulletLen } from './checks/bullet-len.ts';
import { bulletNumbers } from './checks/bullet-numbers.ts';
import { bulletPlaceholder } from './checks/bullet-placeholder.ts';
import { bulletStart } from './checks/bullet-start.ts';
import { bulletTotal } from './checks/bullet-total.ts';
import { bulletUnitSpace } from './checks/bullet-unit-space.ts';
import { descHtml } from './checks/desc-html.ts';
import { descLen } from './checks/desc-len.ts';
import { descPresent } from './checks/desc-present.ts';
import { descShort } from './checks/desc-short.ts';
import { hlFirst28 } from './checks/hl-first-28.ts';
import { hlIncrement } from './checks/hl-increment.ts';
import { hlLen125 } from './checks/hl-len-125.ts';
import { hlNeedsShortTitle } from './checks/hl-needs-short-title.ts';
import { hlNoRepeat } from './checks/hl-no-repeat.ts';
import { hlPhrases } from './checks/hl-phrases.ts';
import { hlPresent } from './checks/hl-present.ts';
import { kwAsin } from './checks/kw-asin.ts';
import { kwBrand } from './checks/kw-brand.ts';
import { kwBytes97779 } from './checks/kw-bytes-97779.ts';
import { kwBytesIn } from './checks/kw-bytes-in.ts';
import { kwBytesJp } from './checks/kw-bytes-jp.ts';
import { kwBytesSpaces } from './checks/kw-bytes-spaces.ts';
import { kwBytes } from './checks/kw-bytes.ts';
import { kwCase } from './checks/kw-case.ts';
import { kwDupVisible } from './checks/kw-dup-visible.ts';
import { kwOffensive } from './checks/kw-offensive.ts';
import { kwPlural } from './checks/kw-plural.ts';
import { kwPresent } from './checks/kw-present.ts';
import { kwPunct } from './checks/kw-punct.ts';
import { kwRepeat } from './checks/kw-repeat.ts';
import { kwStop } from './checks/kw-stop.ts';
import { kwSubjective } from './checks/kw-subjective.ts';
import { kwTemporary } from './checks/kw-temporary.ts';
import { kwUnused } from './checks/kw-unused.ts';
import { textContact } from './checks/text-contact.ts';
import { textCovid } from './checks/text-covid.ts';
import { textDisease } from './checks/text-disease.ts';
import { textEco } from './checks/text-eco.ts';
import { textFsa } from './checks/text-fsa.ts';
import { textGenericBrand } from './checks/text-generic-brand.ts';
import { textHijack } from './checks/text-hijack.ts';
import { textLanguage } from './checks/text-language.ts';
import { textMojibake } from './checks/text-mojibake.ts';
import { textPesticide } from './checks/text-pesticide.ts';
import { textPrice } from './checks/text-price.ts';
import { textReview } from './checks/text-review.ts';
import { textShipping } from './checks/text-shipping.ts';
import { textTime } from './checks/text-time.ts';
import { titleBrandFirst } from './checks/title-brand-first.ts';
import { titleCaps } from './checks/title-caps.ts';
import { titleCharsDecor } from './checks/title-chars-decor.ts';
import { titleCharsOdd } from './checks/title-chars-odd.ts';
import { titleChars } from './checks/title-chars.ts';
import { titleLen200 } from './checks/title-len-200.ts';
import { titleLen75 } from './checks/title-len-75.ts';
import { titleLen80 } from './checks/title-len-80.ts';
import { titleLenMin } from './checks/title-len-min.ts';
import { titleLenNear } from './checks/title-len-near.ts';
import { titleLower } from './checks/title-lower.ts';
import { titleNumerals } from './checks/title-numerals.ts';
import { titlePresent } from './checks/title-present.ts';
import { titlePromo } from './checks/title-promo.ts';
import { titleRepeat } from './checks/title-repeat.ts';
import { titleSubjective } from './checks/title-subjective.ts';

/** Every check, in the order of their ids within a field. One line adds one. */
export const CHECKS: readonly Check[] = [
  bulletAsin,
  bulletAward,
  bulletCapsHeader,
  bulletChars,
  bulletClaims,
  bulletCompare,
  bulletContact,
  bulletCount,
  bulletDup,
  bulletEmoji,
  bulletEnd,
  bulletGuarantee,
  bulletHeader,
  bulletLen,
  bulletNumbers,
  bulletPlaceholder,
  bulletStart,
  bulletTotal,
  bulletUnitSpace,
  descHtml,
  descLen,
  descPresent,
  descShort,
  hlFirst28,
  hlIncrement,
  hlLen125,
  hlNeedsShortTitle,
  hlNoRepeat,
  hlPhrases,
  hlPresent,
  kwAsin,
  kwBrand,
  kwBytes97779,
  kwBytesIn,
  kwBytesJp,
  kwBytesSpaces,
  kwBytes,
  kwCase,
  kwDupVisible,
  kwOffensive,
  kwPlural,
  kwPresent,
  kwPunct,
  kwRepeat,
  kwStop,
  kwSubjective,
  kwTemporary,
  kwUnused,
  textContact,
  textCovid,
  textDisease,
  textEco,
  textFsa,
  textGenericBrand,
  textHijack,
  textLanguage,
  textMojibake,
  textPesticide,
  textPrice,
  textReview,
  textShipping,
  textTime,
  titleBrandFirst,
  titleCaps,
  titleCharsDecor,
  titleCharsOdd,
  titleChars,
  titleLen200,
  titleLen75,
  titleLen80,
  titleLenMin,
  titleLenNear,
  titleLower,
  titleNumerals,
  titlePresent,
  titlePromo,
  titleRepeat,
  titleSubjective,
];
