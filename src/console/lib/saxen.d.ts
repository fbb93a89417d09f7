/** The part of saxen that reading workbooks needs. It has no types of its own. */
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string | undefined>>;

  export class Parser {
    on(
      event: 'openTag',
      handler: (
        name: string,
        /** False if they are malformed. */
        attributes: () => Attributes | false,
        decodeEntities: (text: string) => string,
        isSelfClosing: boolean,
      ) => void,
    ): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    /** Text with its entities. */
    on(event: 'text' | 'cdata' | 'attention', handler: (text: string) => void): this;
    /** Parses a part of the document; calls `error`, which throws if it has no handler. */
    write(xml: string): this;
    end(): Error | null;
  }
}
