export { intervalZ, normalQuantile, normalUpperTail, twoSidedP } from '../../../model/statistics/normal.ts';
