/** What a parser throws: the message says which value was wrong and why, in words fit for the person who sent it. */
export class InvalidValue extends Error {
  override readonly name = "InvalidValue";
  readonly code = "invalid-value";
}
