import { type CheckContext, defineCheck, type Hit, type NotChecked } from '../check.ts';

function ofReport({ listing }: CheckContext): Hit[] {
  const told = listing.facts.offer;
  if (told === null) return [];
  const { status, quantity, fulfilment } = told.value;
  const base = { field: 'offer', origin: told.origin };
  if (status === 'incomplete') {
    return [{ ...base, message: 'The listing is incomplete: it has no offer that can be bought.', text: status }];
  }
  if (status === 'inactive') {
    const stock = quantity === 0 ? ' and has no stock' : '';
    const message = `The offer is inactive${stock}, so search leaves it out. Is it meant to be?`;
    return [{ ...base, message, text: status, severity: 'warning', basis: 'question' }];
  }
  if (fulfilment === 'fbm' && quantity === 0) {
    const message = 'The offer has no stock, so search leaves it out.';
    return [{ ...base, message, severity: 'warning', measured: 0, limit: 1, unit: 'units' }];
  }
  return [];
}

/** A closed offer may be meant so: it is asked about; one that is incomplete is not. */
export const offerPresent = defineCheck('OFFER-PRESENT', {
  title: 'An offer that can be bought',
  needs: [],
  run: (context): readonly Hit[] | NotChecked => {
    const { facts } = context.listing;
    if (facts.isParent) return [];
    if (facts.hasOffer?.value === false) {
      const message = 'The listing has no offer in this marketplace: without one it is not found.';
      return [{ field: 'offer', message, origin: facts.hasOffer.origin }];
    }
    if (facts.offer === null && facts.hasOffer === null) {
      return { notChecked: 'needs the offer (All Listings report, or Listings API with offers)' };
    }
    return ofReport(context);
  },
});
