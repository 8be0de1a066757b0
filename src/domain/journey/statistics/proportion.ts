export {
  checkProportion,
  effective,
  type Interval,
  type Proportion,
  share,
} from '../../../model/statistics/proportion.ts';
