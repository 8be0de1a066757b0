import type { AplusContentRecord, AplusText } from '../../../model/records/aplus-content.ts';
import type { Piece } from '../listing-text.ts';
import type { ListingText } from '../listing-text.ts';
import { normaliseText } from '../text/normalise.ts';

/** The A+ documents of a listing. */
export function aplusContents(listing: ListingText): readonly AplusContentRecord[] {
  return listing.facts.aplus?.contents ?? [];
}

/** A text of A+ content as a piece whose field says where it stands. */
function pieceOf({ place, text }: AplusText, content: AplusContentRecord): Piece {
  return { field: `a-plus ${place}`, text: normaliseText(text).text, origin: content.origin };
}

/** All texts of the A+ documents. */
export function aplusPieces(listing: ListingText): Piece[] {
  return aplusContents(listing).flatMap((content) => content.texts.map((text) => pieceOf(text, content)));
}

/** The running texts of the A+ documents, paragraph by paragraph. */
export function aplusParagraphs(listing: ListingText): Piece[] {
  return aplusContents(listing).flatMap((content) =>
    content.texts.filter(({ isParagraph }) => isParagraph).map((text) => pieceOf(text, content)),
  );
}
