import { defineApiReport } from '../api-report.ts';

/** Top Search Terms by API: one element for each term and each of its three most clicked products, over the whole marketplace. */
export const report = defineApiReport({
  id: 'GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT',
  title: 'Top Search Terms (API)',
  download: 'SP-API: Reports, Brand Analytics role; one day, week, month or quarter at a time',
  usedFor: 'the most searched terms of the marketplace and the three most clicked products of each',
  list: 'dataByDepartmentAndSearchTerm',
  totals: [],
  element(element, { marketplace, period, scope }) {
    return {
      kind: 'top-search-term',
      origin: { file: scope.path, line: element.index },
      marketplace,
      period,
      department: element.text('departmentName'),
      term: element.requiredText('searchTerm'),
      searchFrequencyRank: element.count('searchFrequencyRank'),
      asin: element.text('clickedAsin'),
      title: null,
      clickRank: element.count('clickShareRank'),
      clickShare: element.share('clickShare'),
      conversionShare: element.share('conversionShare'),
    };
  },
});
