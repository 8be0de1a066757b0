import type { Check } from './check.ts';
import { adultFlag } from './checks/adult-flag.ts';
import { aplusAlt } from './checks/aplus-alt.ts';
import { aplusIndex } from './checks/aplus-index.ts';
import { aplusLimits } from './checks/aplus-limits.ts';
import { aplusParagraph } from './checks/aplus-paragraph.ts';
import { aplusPresent } from './checks/aplus-present.ts';
import { aplusWords } from './checks/aplus-words.ts';
import { brandValue } from './checks/brand-value.ts';
import { browseNode } from './checks/browse-node.ts';
import { bulletAsin } from './checks/bullet-asin.ts';
import { bulletAward } from './checks/bullet-award.ts';
import { bulletCapsHeader } from './checks/bullet-caps-header.ts';
import { bulletCare } from './checks/bullet-care.ts';
import { bulletChars } from './checks/bullet-chars.ts';
import { bulletClaims } from './checks/bullet-claims.ts';
import { bulletCompare } from './checks/bullet-compare.ts';
import { bulletContact } from './checks/bullet-contact.ts';
import { bulletCount } from './checks/bullet-count.ts';
import { bulletDrift } from './checks/bullet-drift.ts';
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
import { descAplusHides } from './checks/desc-aplus-hides.ts';
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
import { issue } from './checks/issue.ts';
import { kwAsin } from './checks/kw-asin.ts';
import { kwBrand } from './checks/kw-brand.ts';
import { kwBytes97779 } from './checks/kw-bytes-97779.ts';
import { kwBytesIn } from './checks/kw-bytes-in.ts';
import { kwBytesJp } from './checks/kw-bytes-jp.ts';
import { kwBytesSpaces } from './checks/kw-bytes-spaces.ts';
import { kwBytes } from './checks/kw-bytes.ts';
import { kwCase } from './checks/kw-case.ts';
import { kwDupVisible } from './checks/kw-dup-visible.ts';
import { kwMisspell } from './checks/kw-misspell.ts';
import { kwOffensive } from './checks/kw-offensive.ts';
import { kwPlural } from './checks/kw-plural.ts';
import { kwPresent } from './checks/kw-present.ts';
import { kwPunct } from './checks/kw-punct.ts';
import { kwRepeat } from './checks/kw-repeat.ts';
import { kwStop } from './checks/kw-stop.ts';
import { kwSubjective } from './checks/kw-subjective.ts';
import { kwTemporary } from './checks/kw-temporary.ts';
import { kwUnused } from './checks/kw-unused.ts';
import { kwattrItemTypeKeyword } from './checks/kwattr-item-type-keyword.ts';
import { kwattrPlatinumKeywords } from './checks/kwattr-platinum-keywords.ts';
import { kwattrSpecificUsesKeywords } from './checks/kwattr-specific-uses-keywords.ts';
import { kwattrStyleKeywords } from './checks/kwattr-style-keywords.ts';
import { kwattrSubjectKeywords } from './checks/kwattr-subject-keywords.ts';
import { kwattrTargetAudienceKeywords } from './checks/kwattr-target-audience-keywords.ts';
import { kwattrThesaurusAttributeKeywords } from './checks/kwattr-thesaurus-attribute-keywords.ts';
import { kwattrThesaurusSubjectKeywords } from './checks/kwattr-thesaurus-subject-keywords.ts';
import { launchDate } from './checks/launch-date.ts';
import { offerPresent } from './checks/offer-present.ts';
import { recommendedAttr } from './checks/recommended-attr.ts';
import { requiredAttr } from './checks/required-attr.ts';
import { status } from './checks/status.ts';
import { templateAge } from './checks/template-age.ts';
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
import { titleChild } from './checks/title-child.ts';
import { titleDrift } from './checks/title-drift.ts';
import { titleIdentifies } from './checks/title-identifies.ts';
import { titleLen150Old } from './checks/title-len-150-old.ts';
import { titleLen200 } from './checks/title-len-200.ts';
import { titleLen75 } from './checks/title-len-75.ts';
import { titleLen80 } from './checks/title-len-80.ts';
import { titleLenMin } from './checks/title-len-min.ts';
import { titleLenNear } from './checks/title-len-near.ts';
import { titleLower } from './checks/title-lower.ts';
import { titleNumerals } from './checks/title-numerals.ts';
import { titleParent } from './checks/title-parent.ts';
import { titlePresent } from './checks/title-present.ts';
import { titlePromo } from './checks/title-promo.ts';
import { titleRepeat } from './checks/title-repeat.ts';
import { titleSeller } from './checks/title-seller.ts';
import { titleSubjective } from './checks/title-subjective.ts';
import { variationConsistent } from './checks/variation-consistent.ts';
import { variationTheme } from './checks/variation-theme.ts';

/** Every check, in the order of their ids within a field. One line adds one. */
export const CHECKS: readonly Check[] = [
  adultFlag,
  aplusAlt,
  aplusIndex,
  aplusLimits,
  aplusParagraph,
  aplusPresent,
  aplusWords,
  brandValue,
  browseNode,
  bulletAsin,
  bulletAward,
  bulletCapsHeader,
  bulletCare,
  bulletChars,
  bulletClaims,
  bulletCompare,
  bulletContact,
  bulletCount,
  bulletDrift,
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
  descAplusHides,
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
  issue,
  kwAsin,
  kwBrand,
  kwBytes97779,
  kwBytesIn,
  kwBytesJp,
  kwBytesSpaces,
  kwBytes,
  kwCase,
  kwDupVisible,
  kwMisspell,
  kwOffensive,
  kwPlural,
  kwPresent,
  kwPunct,
  kwRepeat,
  kwStop,
  kwSubjective,
  kwTemporary,
  kwUnused,
  kwattrItemTypeKeyword,
  kwattrPlatinumKeywords,
  kwattrSpecificUsesKeywords,
  kwattrStyleKeywords,
  kwattrSubjectKeywords,
  kwattrTargetAudienceKeywords,
  kwattrThesaurusAttributeKeywords,
  kwattrThesaurusSubjectKeywords,
  launchDate,
  offerPresent,
  recommendedAttr,
  requiredAttr,
  status,
  templateAge,
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
  titleChild,
  titleDrift,
  titleIdentifies,
  titleLen150Old,
  titleLen200,
  titleLen75,
  titleLen80,
  titleLenMin,
  titleLenNear,
  titleLower,
  titleNumerals,
  titleParent,
  titlePresent,
  titlePromo,
  titleRepeat,
  titleSeller,
  titleSubjective,
  variationConsistent,
  variationTheme,
];
