import type { ImageCheck } from './image-check.ts';
import { imgAlpha } from './image-checks/img-alpha.ts';
import { imgBgNearwhite } from './image-checks/img-bg-nearwhite.ts';
import { imgBgWhite } from './image-checks/img-bg-white.ts';
import { imgBytes } from './image-checks/img-bytes.ts';
import { imgColour } from './image-checks/img-colour.ts';
import { imgCropped } from './image-checks/img-cropped.ts';
import { imgDecodes } from './image-checks/img-decodes.ts';
import { imgFill } from './image-checks/img-fill.ts';
import { imgFormat } from './image-checks/img-format.ts';
import { imgNotAnimated } from './image-checks/img-not-animated.ts';
import { imgPlaceholder } from './image-checks/img-placeholder.ts';
import { imgShortSide } from './image-checks/img-short-side.ts';
import { imgSideBest } from './image-checks/img-side-best.ts';
import { imgSideMax } from './image-checks/img-side-max.ts';
import { imgSideMin } from './image-checks/img-side-min.ts';
import { imgSideZoom } from './image-checks/img-side-zoom.ts';

/** Every check of pictures. One line adds one. */
export const IMAGE_CHECKS: readonly ImageCheck[] = [
  imgDecodes,
  imgFormat,
  imgSideMin,
  imgSideMax,
  imgSideZoom,
  imgSideBest,
  imgAlpha,
  imgBgNearwhite,
  imgBgWhite,
  imgBytes,
  imgColour,
  imgCropped,
  imgFill,
  imgNotAnimated,
  imgPlaceholder,
  imgShortSide,
];
