import type { Operation } from './operation.ts';
import { adsReportsOperations } from './operations/ads-reports.ts';
import { aplusContentOperations } from './operations/aplus-content.ts';
import { catalogOperations } from './operations/catalog.ts';
import { customerFeedbackOperations } from './operations/customer-feedback.ts';
import { dataKioskOperations } from './operations/data-kiosk.ts';
import { feeEstimatesOperations } from './operations/fee-estimates.ts';
import { inventoryOperations } from './operations/inventory.ts';
import { listingsOperations } from './operations/listings.ts';
import { ordersOperations } from './operations/orders.ts';
import { productTypesOperations } from './operations/product-types.ts';
import { replenishmentOperations } from './operations/replenishment.ts';
import { reportsOperations } from './operations/reports.ts';
import { sellersOperations } from './operations/sellers.ts';
import { solicitationsOperations } from './operations/solicitations.ts';

/** Every operation sellerctl knows how to call, of the selling partner API and of the advertising API. */
export const OPERATIONS: readonly Operation[] = [
  ...reportsOperations,
  ...dataKioskOperations,
  ...listingsOperations,
  ...catalogOperations,
  ...productTypesOperations,
  ...feeEstimatesOperations,
  ...inventoryOperations,
  ...ordersOperations,
  ...customerFeedbackOperations,
  ...replenishmentOperations,
  ...aplusContentOperations,
  ...sellersOperations,
  ...solicitationsOperations,
  ...adsReportsOperations,
];
