/** Why a file can't be read. The texts are in the namespace `imports`. */
export const fileProblems = [
  'too-large',
  'empty',
  /** A picture, program, or other file that is neither text nor a workbook. */
  'binary',
  /** A web page or another XML document. */
  'markup',
  'nul',
  'wrong-encoding',
  'broken-quotes',
  'too-many-rows',
  'too-many-columns',
  /** One row is as long as a file should be. */
  'row-too-long',
  'invalid-json',
  /** JSON that is nested much deeper than users are. */
  'too-deep',
  /** JSON without a list of objects. */
  'no-records',
  /** Nothing below the header, or only empty sheets. */
  'no-rows',
  /** `.xls`, or a workbook with a password. */
  'old-workbook',
  /** An archive that is not a workbook. */
  'not-a-workbook',
  'broken-workbook',
  /** It is much larger when unpacked. */
  'unpacked-too-large',
  'no-sheet',
  /** The browser could not read it, for example because it was changed or removed. */
  'not-readable',
  /** An error in Usher. */
  'failed',
] as const;
export type FileProblem = (typeof fileProblems)[number];

/** What is known of a problem. */
export type FileProblemDetails = {
  code: FileProblem;
  /** Line of the text file, or row of the sheet, from 1. */
  line?: number | undefined;
  /** The limit that was exceeded: bytes, rows, columns or characters. */
  most?: number | undefined;
  /** Encoding that the file is not in. */
  encoding?: string | undefined;
};

/** The only error that reading a file throws. */
export class UnreadableFile extends Error {
  readonly details: FileProblemDetails;

  constructor(code: FileProblem, details: Omit<FileProblemDetails, 'code'> = {}) {
    super(code);
    this.name = 'UnreadableFile';
    this.details = { code, ...details };
  }
}
