/** Columns of the summary: a figure, its value, then for each day compared with its value, change and change in percent, then how it is counted. */
export const at = { label: 0, now: 1, first: 2, second: 5, method: 8 };

/** Columns that the last of them covers. */
export const methodSpan = 4;

export const columnWidths = [45, 15, 15, 16, 9, 17, 16, 9, 16, 16, 16, 12];

/** Characters that a line of small print holds there, and points that it takes. */
export const remarkCharacters = 73;
export const remarkPoints = 11.5;
