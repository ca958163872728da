/** The fields of a request that by itself would be served. */
export type Fields = Readonly<Record<string, unknown>>;

/** One way to break the rules of a request: what becomes of a body that by itself would be served. */
export type Refusal = {
  readonly id: string;
  readonly title: string;
  /** What is broken, in words that follow "because". */
  readonly rule: string;
  readonly body: (fields: Fields) => string;
  /** "application/json", unless told otherwise; null is none at all. */
  readonly contentType?: string | null;
  /** The field to blame, where it is a field. */
  readonly field?: string;
};
