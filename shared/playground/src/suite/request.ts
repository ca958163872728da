/** A request as Node makes it: a browser takes away what a page may not say, such as how long the body is. */
export class NodeRequest extends Request {
  readonly #headers: Headers;

  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(input, init);
    this.#headers = new Headers(super.headers);
    for (const [name, value] of new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined)))
      this.#headers.set(name, value);
  }

  override get headers(): Headers {
    return this.#headers;
  }
}
