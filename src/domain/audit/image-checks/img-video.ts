import { defineGalleryCheck, faceOf } from '../gallery-check.ts';

export const imgVideo = defineGalleryCheck('IMG-VIDEO', {
  title: 'At least one video',
  fix: 'Add a video: MOV or MP4, up to 5 GB, 16:9 or 9:16.',
  run: ({ gallery, hasVideo }) => {
    const picture = faceOf(gallery);
    if (hasVideo === null || picture === null) return { notChecked: 'no file tells whether the listing has a video' };
    return hasVideo ? [] : [{ picture, message: `${gallery.name} has no video.` }];
  },
});
