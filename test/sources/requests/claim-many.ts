// Claims sixty orders of the ledger named and prints those it got: run several times at once by ledger.test.ts.
import { Ledger } from '../../../src/sources/requests/ledger.ts';

const ledger = await Ledger.open(process.argv[2] ?? '');
for (let index = 0; index < 60; index += 1) {
  const orderId = `order-${index}`;
  const at = '2026-11-09T12:00:00.000Z';
  if (ledger.claim({ orderId, marketplace: 'US', route: 'solicitation', at }) === 'claimed') console.log(orderId);
}
ledger.close();
