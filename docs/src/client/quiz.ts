import { keep, kept } from "./kept.ts";

/** Answers by the number of their question. */
type Answers = Readonly<Record<string, string>>;

/** Tells after each answer whether it is right, and why; remembers all of them in this browser. */
class QuizOfChapter extends HTMLElement {
  connectedCallback(): void {
    for (const [number, value] of Object.entries(this.#answers))
      this.#show(this.querySelector<HTMLFormElement>(`[data-question="${number}"]`), value);
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const value = form.querySelector<HTMLInputElement>("input:checked")?.value ?? "";
      keep(this.#key, { ...this.#answers, [form.dataset.question ?? ""]: value });
      this.#show(form, value);
    });
  }

  get #key(): string {
    return `quiz ${this.dataset.chapter}`;
  }

  get #answers(): Answers {
    return kept<Answers>(this.#key) ?? {};
  }

  #show(form: HTMLFormElement | null, value: string): void {
    if (!form) return;
    let right = false;
    for (const input of form.querySelectorAll("input")) {
      const chosen = input.value === value;
      const correct = input.dataset.correct !== undefined;
      if (chosen) input.checked = true;
      right ||= chosen && correct;
      const option = input.closest(".option");
      option?.classList.toggle("right", correct);
      option?.classList.toggle("wrong", chosen && !correct);
      const why = option?.querySelector<HTMLElement>(".why");
      if (why) why.hidden = !(chosen || correct);
    }
    const output = form.querySelector("output");
    if (output) output.textContent = right ? "✓ Right." : "✗ Not quite.";
    this.#tellResult();
  }

  #tellResult(): void {
    const forms = [...this.querySelectorAll("form")];
    const answered = forms.filter((form) => form.querySelector("output")?.textContent !== "");
    const right = answered.filter((form) => form.querySelector(".option.right input:checked"));
    const result = this.querySelector(".result");
    if (result)
      result.textContent = `${right.length} of ${forms.length} right${answered.length < forms.length ? " so far" : ""}.`;
  }
}

customElements.define("quiz-of-chapter", QuizOfChapter);
