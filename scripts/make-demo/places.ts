/** Invented towns in real states with the state's rough sales tax (per mille); 0 where a state has none. */
export const US_PLACES: readonly (readonly [
  place: readonly [city: string, state: string, zip: string, tax: number],
  weight: number,
])[] = [
  [['Maplefield', 'OR', '97000', 0], 12],
  [['Granite Cove', 'NH', '03000', 0], 9],
  [['Larkbend', 'MT', '59000', 0], 8],
  [['Seabrook Mills', 'DE', '19700', 0], 6],
  [['Palmetto Rise', 'CA', '90000', 85], 16],
  [['Dry Creek Falls', 'TX', '75000', 82], 14],
  [['Heron Keys', 'FL', '33000', 70], 10],
  [['Stonewick', 'NY', '10000', 88], 10],
  [['Fernhollow', 'WA', '98000', 90], 8],
  [['Prairie Lamp', 'IL', '60000', 85], 7],
];

/** Invented towns in real federal states. */
export const DE_PLACES: readonly (readonly [
  place: readonly [city: string, state: string, zip: string, tax: number],
  weight: number,
])[] = [
  [['Mühlenbrück', 'Niedersachsen', '26000', 190], 5],
  [['Oberlindach', 'Bayern', '80000', 190], 8],
  [['Weißenfurt', 'Hessen', '60000', 190], 6],
  [['Königshagen', 'Nordrhein-Westfalen', '50000', 190], 9],
  [['Strandhöft', 'Schleswig-Holstein', '24000', 190], 3],
];
