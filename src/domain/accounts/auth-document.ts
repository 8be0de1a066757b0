import type { Document, RunFacts } from '../../model/document.ts';
import { type AccountData, secretAdvice } from './account-data.ts';

/** `data` of `auth login`, `auth status` and `auth logout`. */
export interface AuthStatusData {
  readonly accounts: readonly AccountData[];
}

const TITLES = {
  status: 'Accounts',
  kept: 'Account kept',
  forgotten: 'Account forgotten',
} as const;

/** The accounts of profiles, without any secret. */
export function authDocument(
  did: keyof typeof TITLES,
  accounts: readonly AccountData[],
  run: RunFacts,
): Document<'auth-status', AuthStatusData> {
  return {
    kind: 'auth-status',
    schemaVersion: 1,
    title: TITLES[did],
    subtitle: accounts.map(({ profile }) => profile).join(', '),
    data: { accounts },
    blocks: [
      {
        type: 'table',
        id: 'accounts',
        columns: [
          { key: 'profile', label: 'Profile', kind: 'id' },
          { key: 'place', label: 'Secrets in', kind: 'text' },
          { key: 'region', label: 'Region', kind: 'text', priority: 2 },
          { key: 'marketplaces', label: 'Shops', kind: 'text' },
          { key: 'age', label: 'Secret, days', kind: 'integer', priority: 2 },
          { key: 'ends', label: 'Ends', kind: 'date' },
          { key: 'tested', label: 'Tested', kind: 'date', priority: 3 },
        ],
        rows: accounts.map(({ marketplaces, place, profile, region, secretAge, secretEnds, testedAt }) => [
          profile,
          place,
          region,
          marketplaces.length === 0 ? null : marketplaces.join(', '),
          secretAge,
          secretEnds,
          testedAt?.slice(0, 10) ?? null,
        ]),
        emptyText: 'No account is kept: sellerctl auth login',
        note: 'Amazon takes a client secret for 180 days. Which roles an application has Amazon does not tell: a report that wants one it lacks is refused, and names it.',
      },
      ...accounts.flatMap((account) => {
        const advice = secretAdvice(account);
        if (advice === null) return [];
        const tone = account.secretState === 'ended' ? ('bad' as const) : ('warning' as const);
        return [
          {
            type: 'prose' as const,
            id: `secret-${account.profile}`,
            tone,
            paragraphs: [`${account.profile}: ${advice}`],
          },
        ];
      }),
    ],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}
