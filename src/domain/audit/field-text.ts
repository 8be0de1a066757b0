import type { Origin } from '../../model/records/origin.ts';

/** One text of a listing as it is counted, with the file line it came from. */
export interface FieldText {
  /** Normalised; empty when the file has the field and it is empty. */
  readonly text: string;
  readonly origin: Origin;
  /** True when normalising changed what the file holds. */
  readonly changed: boolean;
}
