import type { GalleryCheck } from './gallery-check.ts';
import type { ImageCheck } from './image-check.ts';
import { imgAiTag } from './image-checks/img-ai-tag.ts';
import { imgAlpha } from './image-checks/img-alpha.ts';
import { imgAplus } from './image-checks/img-aplus.ts';
import { imgAspect } from './image-checks/img-aspect.ts';
import { imgBadge } from './image-checks/img-badge.ts';
import { imgBgNearwhite } from './image-checks/img-bg-nearwhite.ts';
import { imgBgWhite } from './image-checks/img-bg-white.ts';
import { imgBlur } from './image-checks/img-blur.ts';
import { imgBorder } from './image-checks/img-border.ts';
import { imgBytes } from './image-checks/img-bytes.ts';
import { imgColour } from './image-checks/img-colour.ts';
import { imgCount } from './image-checks/img-count.ts';
import { imgCropped } from './image-checks/img-cropped.ts';
import { imgDecodes } from './image-checks/img-decodes.ts';
import { imgDpi } from './image-checks/img-dpi.ts';
import { imgDupSiblings } from './image-checks/img-dup-siblings.ts';
import { imgDup } from './image-checks/img-dup.ts';
import { imgEnergy } from './image-checks/img-energy.ts';
import { imgExif } from './image-checks/img-exif.ts';
import { imgFill } from './image-checks/img-fill.ts';
import { imgFormat } from './image-checks/img-format.ts';
import { imgGrey } from './image-checks/img-grey.ts';
import { imgHalo } from './image-checks/img-halo.ts';
import { imgJpeg } from './image-checks/img-jpeg.ts';
import { imgMainPresent } from './image-checks/img-main-present.ts';
import { imgMultiview } from './image-checks/img-multiview.ts';
import { imgName } from './image-checks/img-name.ts';
import { imgNotAnimated } from './image-checks/img-not-animated.ts';
import { imgParent } from './image-checks/img-parent.ts';
import { imgPlaceholder } from './image-checks/img-placeholder.ts';
import { imgShadowEdge } from './image-checks/img-shadow-edge.ts';
import { imgShortSide } from './image-checks/img-short-side.ts';
import { imgSideBest } from './image-checks/img-side-best.ts';
import { imgSideMax } from './image-checks/img-side-max.ts';
import { imgSideMin } from './image-checks/img-side-min.ts';
import { imgSideZoom } from './image-checks/img-side-zoom.ts';
import { imgSlots } from './image-checks/img-slots.ts';
import { imgSwatch } from './image-checks/img-swatch.ts';
import { imgText } from './image-checks/img-text.ts';
import { imgUpscaled } from './image-checks/img-upscaled.ts';
import { imgVideo } from './image-checks/img-video.ts';

/** Every check of a picture by itself. One line adds one. */
export const IMAGE_CHECKS: readonly ImageCheck[] = [
  imgDecodes,
  imgFormat,
  imgSideMin,
  imgSideMax,
  imgSideZoom,
  imgSideBest,
  imgAiTag,
  imgAlpha,
  imgAplus,
  imgAspect,
  imgBadge,
  imgBgNearwhite,
  imgBgWhite,
  imgBlur,
  imgBorder,
  imgBytes,
  imgColour,
  imgCropped,
  imgDpi,
  imgExif,
  imgFill,
  imgGrey,
  imgHalo,
  imgJpeg,
  imgMultiview,
  imgNotAnimated,
  imgPlaceholder,
  imgShadowEdge,
  imgShortSide,
  imgSwatch,
  imgText,
  imgUpscaled,
];

/** Every check of the pictures of one listing together. One line adds one. */
export const GALLERY_CHECKS: readonly GalleryCheck[] = [
  imgCount,
  imgDupSiblings,
  imgDup,
  imgEnergy,
  imgMainPresent,
  imgName,
  imgParent,
  imgSlots,
  imgVideo,
];
