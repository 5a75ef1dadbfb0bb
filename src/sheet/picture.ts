/** What pictures of ours are called: copies of one that a person placed on AR Policy. */
export const ourPicture = "AR Desk logo";

/** Other pictures on a sheet of ours are a person's, and stay when it is written anew. */
export function isOurPicture(name: string): boolean {
  return name === ourPicture;
}

/** A copy of a picture of another sheet, as a plan wants it: in the middle of a row, its right edge that of a column. Sizes in points. */
export interface PicturePlace {
  readonly from: { readonly sheet: string; readonly picture: string };
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
  /** What is read out to those who cannot see it. */
  readonly description: string;
}

/** Between a picture of ours and the edge of its column, so that it never reaches into the next one. Points. */
export const pictureInset = 2;
