import { describe, expect, it } from 'vitest';
import { type FeeAsk, getMyFeesEstimates } from '../../../src/sources/sp-api/operations/fee-estimates.ts';
import type { RecordedRequest } from '../../fault-server/fault-server-types.ts';
import { closeWorlds, testWorld } from '../../fault-server/with-server.ts';
import { recordingClient } from './recording-client.ts';

const marketplaceId = 'ATVPDKIKX0DER';

closeWorlds();

const answered = (data: unknown) => recordingClient(data).client;

describe('fee estimates', () => {
  const FEES = 'POST /products/fees/v0/feesEstimate';
  const asks: FeeAsk[] = ['MUG-1', 'MUG-2', 'MUG-3'].map((id, index) => ({
    idType: 'SellerSKU',
    id,
    marketplaceId,
    isAmazonFulfilled: true,
    price: { amount: 10 + index, currency: 'USD' },
  }));

  interface Sent {
    readonly IdValue: string;
    readonly FeesEstimateRequest: { readonly Identifier: string };
  }

  const estimates = ({ body }: RecordedRequest) =>
    (JSON.parse(body) as Sent[]).map(({ IdValue, FeesEstimateRequest: { Identifier } }, index) => ({
      Status: 'Success',
      FeesEstimateIdentifier: { IdValue, SellerInputIdentifier: Identifier },
      FeesEstimate: {
        TimeOfFeesEstimation: '2026-12-01T00:00:00Z',
        TotalFeesEstimate: { CurrencyCode: 'USD', Amount: index + 1 },
        FeeDetailList: [
          {
            FeeType: 'ReferralFee',
            FeeAmount: { CurrencyCode: 'USD', Amount: index + 1 },
            FinalFee: { CurrencyCode: 'USD', Amount: index + 1 },
          },
        ],
      },
    }));

  it('are matched by identifier, whatever their order, and one that came twice is one', async () => {
    const { client, server } = await testWorld();
    server.on(FEES, (request) => {
      const list = estimates(request);
      return { body: [...list.toReversed(), list[0]] };
    });
    const answers = await getMyFeesEstimates(client, asks);
    expect(answers.map((answer) => [answer.ask.id, answer.kind === 'estimate' ? answer.total?.amount : null])).toEqual([
      ['MUG-1', 1],
      ['MUG-2', 2],
      ['MUG-3', 3],
    ]);
  });

  it('are not believed when one is missing, of another product, or there twice with two amounts', async () => {
    const { client, server } = await testWorld();
    server.on(FEES, (request) => {
      const [first, second] = estimates(request);
      const other = { ...first, FeesEstimate: { TotalFeesEstimate: { CurrencyCode: 'USD', Amount: 99 } } };
      const mixed = { ...second, FeesEstimateIdentifier: { ...second?.FeesEstimateIdentifier, IdValue: 'MUG-9' } };
      return { body: [first, other, mixed] };
    });
    const answers = await getMyFeesEstimates(client, asks);
    expect(answers.map((answer) => (answer.kind === 'unanswered' ? answer.why : answer.kind))).toEqual([
      'contradictory',
      'another-product',
      'missing',
    ]);
  });

  it('tell what Amazon refused, one by one', async () => {
    const client = answered([
      {
        Status: 'ClientError',
        FeesEstimateIdentifier: { IdValue: 'MUG-1', SellerInputIdentifier: 'ask-0' },
        Error: { Type: 'Sender', Code: 'InvalidParameterValue', Message: 'unknown SKU', Detail: [] },
      },
    ]);
    expect(await getMyFeesEstimates(client, asks.slice(0, 1))).toEqual([
      { kind: 'refused', ask: asks[0], status: 'ClientError', code: 'InvalidParameterValue', message: 'unknown SKU' },
    ]);
  });

  it('are not asked for none, nor for more than twenty at once', async () => {
    const { client, calls } = recordingClient([]);
    expect(await getMyFeesEstimates(client, [])).toEqual([]);
    await expect(
      getMyFeesEstimates(
        client,
        Array.from({ length: 21 }, () => asks[0] as FeeAsk),
      ),
    ).rejects.toThrow(RangeError);
    expect(calls).toEqual([]);
  });
});
