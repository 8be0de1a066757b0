import { Args } from '@oclif/core';

/** The file of a journey map. */
export const mapArgs = {
  map: Args.string({ description: 'YAML file of the map (default: journey-map.yaml in this folder).' }),
};
