/**
 * Start of a cell that a spreadsheet would take for a formula, also in full-width characters. papaparse's own pattern
 * misses cells with line breaks.
 */
export const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
