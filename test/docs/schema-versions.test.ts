import { describe, expect, it } from 'vitest';
import { shapeOf, unraisedVersions } from '../../scripts/write-schemas.ts';

const plum = { type: 'object', properties: { weight: { type: 'number', description: 'In grams.' } } };

describe('a schema changes its version when its shape changes', () => {
  it('refuses a changed shape under the same version', () => {
    const before = { plum: { schemaVersion: 1, shape: shapeOf(plum) } };
    const heavier = { ...plum, properties: { ...plum.properties, size: { type: 'number' } } };
    expect(unraisedVersions(before, { plum: { schemaVersion: 1, shape: shapeOf(heavier) } })).toEqual(['plum']);
    expect(unraisedVersions(before, { plum: { schemaVersion: 2, shape: shapeOf(heavier) } })).toEqual([]);
  });

  it('lets a new kind in and an unchanged one pass', () => {
    const same = { plum: { schemaVersion: 1, shape: shapeOf(plum) } };
    expect(unraisedVersions({}, same)).toEqual([]);
    expect(unraisedVersions(same, same)).toEqual([]);
  });

  it('does not count words: a better description is not a new shape', () => {
    const reworded = { ...plum, properties: { weight: { description: 'Grams, packed.', type: 'number' } } };
    expect(shapeOf(reworded)).toBe(shapeOf(plum));
  });

  it('counts a property that is itself called description or title', () => {
    const described = { ...plum, properties: { ...plum.properties, description: { type: 'string' } } };
    const typed = { ...plum, properties: { ...plum.properties, description: { type: 'number' } } };
    expect(shapeOf(described)).not.toBe(shapeOf(plum));
    expect(shapeOf(described)).not.toBe(shapeOf(typed));
  });
});
