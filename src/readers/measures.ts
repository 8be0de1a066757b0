import type { Dimensions, Weight } from '../model/records/product.ts';

const LENGTHS: Readonly<Record<string, Dimensions['unit']>> = {
  in: 'in',
  inch: 'in',
  inches: 'in',
  '"': 'in',
  cm: 'cm',
  centimeter: 'cm',
  centimeters: 'cm',
  centimetres: 'cm',
  mm: 'mm',
  millimeters: 'mm',
  millimetres: 'mm',
};

const MASSES: Readonly<Record<string, Weight['unit']>> = {
  oz: 'oz',
  ounce: 'oz',
  ounces: 'oz',
  lb: 'lb',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
  g: 'g',
  gram: 'g',
  grams: 'g',
  kg: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
};

/** Unit of length by its name in Amazon's or a seller's file; null for one that is not known. */
export function lengthUnit(name: string | null): Dimensions['unit'] | null {
  return LENGTHS[name?.toLowerCase() ?? ''] ?? null;
}

/** Unit of weight by its name in Amazon's or a seller's file; null for one that is not known. */
export function massUnit(name: string | null): Weight['unit'] | null {
  return MASSES[name?.toLowerCase() ?? ''] ?? null;
}
