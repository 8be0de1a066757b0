import { defineCheck } from '../check.ts';

const CONSEQUENCES: Readonly<Record<string, string>> = {
  BUYABLE: 'it cannot be bought',
  DISCOVERABLE: 'it is not found in search',
};

export const status = defineCheck('STATUS', {
  title: 'Buyable and discoverable',
  needs: ['status'],
  run: ({ listing, rule }) => {
    const told = listing.facts.statuses;
    if (told === null) return [];
    return (
      (rule.check.values ?? [])
        .filter((wanted) => !told.value.includes(wanted))
        // A parent is no thing to be bought.
        .filter((wanted) => wanted !== 'BUYABLE' || !listing.facts.isParent)
        .map((wanted) => ({
          field: 'status',
          message: `Amazon says it is not ${wanted}: ${CONSEQUENCES[wanted] ?? 'see its issues'}.`,
          text: told.value.join(', '),
          origin: told.origin,
        }))
    );
  },
});
