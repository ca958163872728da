/** A file that cannot be read as TypeScript; `line` and `column` count from one. */
export class SyntaxErrorIn extends SyntaxError {
  override readonly name = "SyntaxError";
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(message: string, file: string, line: number, column: number) {
    super(message);
    this.file = file;
    this.line = line;
    this.column = column;
  }
}
