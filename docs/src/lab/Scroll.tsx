import type { ComponentChildren } from "preact";

type Props = Readonly<{ label: string; kind?: string; children: ComponentChildren }>;

/** What may be larger than its place: it scrolls by itself, also by keyboard. */
export function Scroll({ label, kind = "", children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class={`scroll ${kind}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
