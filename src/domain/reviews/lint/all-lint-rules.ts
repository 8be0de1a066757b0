import { asksTheQuestion } from './asks-the-question.ts';
import { attachments } from './attachments.ts';
import { changeOrRemoveReview } from './change-or-remove-review.ts';
import { chatApps } from './chat-apps.ts';
import { coaching } from './coaching.ts';
import { conditionalOnSatisfaction } from './conditional-on-satisfaction.ts';
import { divertNegative } from './divert-negative.ts';
import { emailAddress } from './email-address.ts';
import { emoji } from './emoji.ts';
import { externalLink } from './external-link.ts';
import { html } from './html.ts';
import { importantSubject } from './important-subject.ts';
import { incentive } from './incentive.ts';
import { languageOfBuyer } from './language-of-buyer.ts';
import { length } from './length.ts';
import { marketing } from './marketing.ts';
import { noBuyerData } from './no-buyer-data.ts';
import { offPlatformContact } from './off-platform-contact.ts';
import { orderIdPresent } from './order-id-present.ts';
import { otherAsin } from './other-asin.ts';
import { ownShopFooter } from './own-shop-footer.ts';
import { percentOrMoney } from './percent-or-money.ts';
import { phoneNumber } from './phone-number.ts';
import { positiveTarget } from './positive-target.ts';
import { pressureOrPity } from './pressure-or-pity.ts';
import { repeatRequest } from './repeat-request.ts';
import { shouting } from './shouting.ts';
import { starGlyphs } from './star-glyphs.ts';
import { tooManyBreaks } from './too-many-breaks.ts';
import { unfilledVariable } from './unfilled-variable.ts';
import type { LintRule } from './lint-rule.ts';

/** Every rule on messages: to add one, write its file and one line here. */
export const LINT_RULES: readonly LintRule[] = [
  incentive,
  positiveTarget,
  conditionalOnSatisfaction,
  divertNegative,
  changeOrRemoveReview,
  marketing,
  offPlatformContact,
  pressureOrPity,
  repeatRequest,
  coaching,
  externalLink,
  emailAddress,
  phoneNumber,
  emoji,
  importantSubject,
  html,
  orderIdPresent,
  unfilledVariable,
  tooManyBreaks,
  shouting,
  starGlyphs,
  percentOrMoney,
  otherAsin,
  chatApps,
  languageOfBuyer,
  asksTheQuestion,
  noBuyerData,
  ownShopFooter,
  length,
  attachments,
];
