/** What is wrong with the sample seller, on purpose. The end-to-end test asks the brief for each. */
export const TROUBLES = {
  longTitle: 'KW-LNT-2',
  searchTermsOverLimit: 'KW-OIL-17',
  offWhiteMainImage: 'KW-SPC-12',
  wrongSizeTier: 'KW-BRD-17',
  fallingConversion: 'KW-HMK-D',
  highReturns: 'KW-THM-1',
  losingMoney: 'KW-PRS-1',
} as const;
