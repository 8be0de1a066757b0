import type { Confidence } from '../../model/confidence.ts';
import type { RuleTable } from '../table.ts';
import claimWindowsJson from './claim-windows.json' with { type: 'json' };
import refundAdministrationJson from './refund-administration.json' with { type: 'json' };
import settlementCodesJson from './settlement-codes.json' with { type: 'json' };
import stockLossesJson from './stock-losses.json' with { type: 'json' };

interface SourcedRow {
  readonly id: string;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

/** A word of settlements: an amount by type and description (a star takes any), or a transaction type. */
export type SettlementCodeRow = SourcedRow &
  (
    | {
        readonly amountType: string;
        readonly amountDescription: string;
        /** `sales`, `referral`, `fulfilment`, `reserve`... */
        readonly group: string;
        readonly title: string;
      }
    | { readonly transactionType: string }
  );

/** From when and until when Amazon takes a claim. */
export interface ClaimWindowRow extends SourcedRow {
  /** Null: every marketplace. */
  readonly marketplaces: readonly string[] | null;
  readonly opensDays: number;
  readonly closesDays: number;
  /** What the days are counted from, in words. */
  readonly from: string;
  readonly note?: string;
}

/** A letter of the inventory ledger, or a disposition of a return, that says what Amazon did to a unit. */
export interface StockLossRow extends SourcedRow {
  readonly effect: 'lost' | 'found' | 'damaged' | 'returned-damaged';
  readonly title: string;
}

/** What Amazon may keep of the referral fee of a refunded sale. */
export interface RefundAdministrationRow extends SourcedRow {
  readonly marketplace: string;
  readonly currency: string;
  /** Share of the referral fee. */
  readonly rate: number;
  /** Major units a unit; null: none is known. */
  readonly cap: number | null;
}

// JSON widens every literal to string; the shapes are checked by a test.
export const claimWindows = claimWindowsJson as RuleTable<ClaimWindowRow>;
export const refundAdministration = refundAdministrationJson as RuleTable<RefundAdministrationRow>;
export const settlementCodes = settlementCodesJson as RuleTable<SettlementCodeRow>;
export const stockLosses = stockLossesJson as RuleTable<StockLossRow>;
