import type { Advice, Verdict } from "../advisor/advise.ts";

const SAYS: Readonly<Record<Verdict, string>> = { yes: "Yes", "not yet": "Not yet", no: "No" };
const WAY: Readonly<Record<Verdict, string>> = { yes: "A way there", "not yet": "Until then", no: "Instead" };

/** Answers "should I use this pattern here?". The answers stand in the address: whoever follows it sees the same advice. */
class PatternAdvisor extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      const answers = this.#given();
      history.replaceState(null, "", `?${answers}`);
      void this.#show(answers).then(() => this.#result?.scrollIntoView({ block: "nearest" }));
    });
    this.addEventListener("reset", () => {
      history.replaceState(null, "", location.pathname);
      this.#result?.replaceChildren();
    });
    const linked = new URLSearchParams(location.search);
    this.#fillIn(linked);
    if (linked.has("pattern")) void this.#show(linked);
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector("form");
  }

  get #result(): HTMLElement | null {
    return this.querySelector(".advice");
  }

  #given(): URLSearchParams {
    const fields = [...new FormData(this.#form ?? undefined)];
    return new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
  }

  #fillIn(answers: URLSearchParams): void {
    const select = this.querySelector("select");
    const wanted = answers.get("pattern") ?? "";
    if (select && [...select.options].some(({ value }) => value === wanted)) select.value = wanted;
    for (const input of this.querySelectorAll("input"))
      input.checked = answers.getAll(input.name).includes(input.value);
  }

  /** Shows nothing as long as an answer is missing: the form says which. The rules are loaded when they are wanted. */
  async #show(answers: URLSearchParams): Promise<void> {
    const { advise, answersFrom, isPattern, MissingAnswer } = await import("../advisor/advise.ts");
    const pattern = answers.get("pattern");
    if (!isPattern(pattern)) return;
    try {
      this.#result?.replaceChildren(...this.#sentences(advise(pattern, answersFrom(answers))));
    } catch (error) {
      if (!(error instanceof MissingAnswer)) throw error;
    }
  }

  #sentences({ verdict, reasons, simpler, path }: Advice): HTMLElement[] {
    const option = this.querySelector<HTMLOptionElement>("option:checked");
    const link = element("a", option?.dataset.chapter ?? "");
    link.href = option?.dataset.link ?? "";
    const more = element("p", "The pattern in code: ");
    more.append(link);
    return [
      element("p", `${option?.textContent?.trim()}: ${SAYS[verdict]}.`, "verdict"),
      element("h3", "Why"),
      list("ul", reasons),
      element("h3", "What is simpler"),
      element("p", `Simpler is ${simpler.what}. It is enough when this holds: ${simpler.enoughWhen}`),
      element("h3", WAY[verdict]),
      list("ol", path),
      more,
    ];
  }
}

function list(kind: "ul" | "ol", sentences: readonly string[]): HTMLElement {
  const made = element(kind, "");
  made.append(...sentences.map((sentence) => element("li", sentence)));
  return made;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string, className = "") {
  const made = document.createElement(name);
  made.append(...text.split(/(`[^`]+`)/).map(asCode));
  if (className !== "") made.className = className;
  return made;
}

/** What stands between backticks is code. */
function asCode(part: string): string | HTMLElement {
  if (!part.startsWith("`")) return part;
  const code = document.createElement("code");
  code.textContent = part.slice(1, -1);
  return code;
}

customElements.define("pattern-advisor", PatternAdvisor);
