import { visibleText } from '#console/lib/identifying-text.ts';
import { isObject } from '#console/lib/read-json-records.ts';
import type { CellProblem } from '#contract/imports.ts';
import { isDeeper } from '#contract/json.ts';

import { hasInvisible, isEmptyCell, isShortened, splitList, withoutApostrophe } from './cell-values.ts';

/** Text without anything to clean, as most is: the rules for all of Unicode take much longer. */
const isPlain = (text: string): boolean => /^[!-~]+(?: [!-~]+)*$/.test(text);

/** Reads the cells of one record, and names what is wrong with them. */
export class CellReader {
  readonly problems: { column: string; problem: CellProblem }[] = [];

  /** Withdraws the first problem of a kind. */
  forget(problem: CellProblem): void {
    const index = this.problems.findIndex((one) => one.problem === problem);
    if (index >= 0) this.problems.splice(index, 1);
  }

  report(column: string, problem: CellProblem): void {
    this.problems.push({ column, problem });
  }

  /** Text of a cell that is not empty; names what is wrong with it. */
  text(column: string, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      this.report(column, 'broken-record');
      return undefined;
    }
    const text = withoutApostrophe(String(value));
    if (isEmptyCell(text)) return undefined;
    if (isShortened(text)) this.report(column, 'shortened-number');
    else if (!isPlain(text) && hasInvisible(text)) this.report(column, 'invisible-characters');
    return text;
  }

  /** Text without the spaces and forms that nobody means. Text with a problem stays as it is. */
  cleaned(column: string, value: unknown, clean: (text: string) => string): string | undefined {
    const before = this.problems.length;
    const text = this.text(column, value);
    if (text === undefined || this.problems.length > before) return text?.trim();
    return isPlain(text) ? text : clean(text) || undefined;
  }

  /**
   * The texts of a list, or of a cell with several of them.
   *
   * @param member what stands for a record in the list, such as a role in a file of deleted users
   */
  list(column: string, value: unknown, member: 'id' | 'name' = 'name'): string[] {
    const values = Array.isArray(value)
      ? value.map((one: unknown) => (isObject(one) ? one[member] : one))
      : splitList(this.text(column, value) ?? '');
    const texts = values.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
    if (texts.length < values.length) this.report(column, 'broken-record');
    return texts.map(visibleText).filter((text) => text !== '');
  }

  /** Members of an object, or of the object in a JSON text. */
  object(column: string, value: unknown): Record<string, unknown> {
    if (isEmpty(value)) return {};
    const object = this.json(column, value);
    if (isObject(object)) return object;
    if (object !== undefined) this.report(column, 'invalid-json');
    return {};
  }

  /** The value, or what its JSON text means; undefined if it is none, which is reported. */
  json(column: string, value: unknown): unknown {
    const parsed = typeof value === 'string' ? parseJson(value) : value;
    if (parsed === undefined) this.report(column, 'invalid-json');
    else if (isDeeper(parsed)) this.report(column, 'too-deep');
    else return parsed;
    return undefined;
  }
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && isEmptyCell(value));

/** Returns the value of a JSON text; undefined if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
