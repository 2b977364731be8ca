/*
 * What no list of people goes beyond; every limit is also what bounds the memory of reading (T21). A workbook is held
 * packed while it is read, its texts unpacked up to a limit, its rows a few at a time.
 */

export const mostRows = 1_000_000
/** Blank ones included; a spreadsheet has no more. */
export const mostLines = 1_048_576
export const longestCell = 10_000
export const longestLine = 100_000
/** How many rows come at once, and how many characters if that is less. */
export const batchRows = 2000
export const batchLength = 1_000_000

/** Unpacked, of one part of a workbook; and of its texts together, in bytes and in number. */
export const largestSheet = 1024 * 1024 * 1024
export const largestPart = 32 * 1024 * 1024
export const largestTexts = 96 * 1024 * 1024
export const mostTexts = 4_000_000
/** Of all cells together: a text that stands once in a workbook may be in every cell of it. */
export const longestTable = 400_000_000
/** A tag, or the text between two; how deep tags are in each other. */
export const longestXml = 1024 * 1024
export const deepestXml = 50
