import type { Pixels } from '../../../model/pixels.ts';
import { findGround, type Ground, reachesFrame } from './ground.ts';

/** A step that was taken, or why not: one sentence. */
export type Outcome<Value> = { readonly done: Value } | { readonly refused: string };

/** A product of which more than this is nearly as light as the ground cannot be told from it safely. */
const MOST_PALE = 0.15;
/** How much darker than the ground counts as nearly as light. */
const PALE_STEP = 15;
/** px beside the product that stay as they are. */
const MARGIN = 2;

/** Marks what lies within some px of the product, the product itself included. */
function nearProduct({ width, height, mask }: Ground, margin: number): Uint8Array {
  let near = mask.slice();
  for (let index = 0; index < near.length; index += 1) near[index] = mask[index] === 1 ? 0 : 1;
  for (let round = 0; round < margin; round += 1) {
    const wider = near.slice();
    for (let y = 0, index = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1, index += 1) {
        if (near[index] === 1) continue;
        const left = x > 0 && near[index - 1] === 1;
        const right = x < width - 1 && near[index + 1] === 1;
        const above = y > 0 && near[index - width] === 1;
        const below = y < height - 1 && near[index + width] === 1;
        if (left || right || above || below) wider[index] = 1;
      }
    }
    near = wider;
  }
  return near;
}

/**
 * Makes nearly white ground pure white. Only pixels that reach the white limit and hang together with the frame are
 * changed, none that touch the product, and nothing where the product cannot be told from the ground.
 * @param white least value of every channel that counts as white (250).
 */
export function cleanGround(grid: Pixels, white: number): Outcome<Pixels> {
  const ground = findGround(grid, white);
  const foreground = ground.mask.length - ground.count;
  if (foreground === 0) return { refused: 'The ground was not cleaned: there is nothing but ground.' };
  if (reachesFrame(ground)) {
    return {
      refused: 'The ground was not cleaned: the product, or something else that is not white, reaches the frame.',
    };
  }
  const pale = findGround(grid, white - PALE_STEP).count - ground.count;
  if (pale > foreground * MOST_PALE) {
    return {
      refused:
        'The ground was not cleaned: parts of the product or its shadow are nearly as light as the ground, and might be taken for it.',
    };
  }
  const near = nearProduct(ground, MARGIN);
  const rgb = new Uint8Array(grid.rgb);
  for (let index = 0; index < near.length; index += 1) {
    if (near[index] === 1) continue;
    const at = index * 3;
    rgb[at] = 255;
    rgb[at + 1] = 255;
    rgb[at + 2] = 255;
  }
  return { done: { width: grid.width, height: grid.height, rgb } };
}
