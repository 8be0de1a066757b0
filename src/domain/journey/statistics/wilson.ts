export { wilson } from '../../../model/statistics/wilson.ts';
