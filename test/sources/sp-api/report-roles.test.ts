import { describe, expect, it } from 'vitest';
import { createReport, rolesOfReport } from '../../../src/sources/sp-api/operations/reports.ts';
import { ROLE_MISSING } from '../../fault-server/answers.ts';
import { closeWorlds, failure, testWorld } from '../../fault-server/with-server.ts';

const marketplaceId = 'ATVPDKIKX0DER';

closeWorlds();

describe('reports', () => {
  it.each([
    ['GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT', ['Brand Analytics']],
    ['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2', ['Finance and Accounting']],
    ['GET_FBA_REIMBURSEMENTS_DATA', ['Amazon Fulfillment']],
    ['GET_SALES_AND_TRAFFIC_REPORT', []],
  ])('%s wants the roles %j', (type, roles) => {
    expect(rolesOfReport(type)).toEqual(roles);
  });

  it('name the role of their kind when Amazon refuses one', async () => {
    const { client, server } = await testWorld();
    server.on('POST /reports/2021-06-30/reports', ROLE_MISSING);
    const wish = { reportType: 'GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT', marketplaceIds: [marketplaceId] };
    expect((await failure(createReport(client, wish))).message).toContain('the role Brand Analytics');
  });
});
