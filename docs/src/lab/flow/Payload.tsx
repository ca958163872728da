import { Scroll } from "../Scroll.tsx";
import { type Card, SERVICE_LAYER } from "./cards.ts";
import { nameOf } from "./steps.ts";

/** What a message carries; of several, one line each. */
export function Payload({ card, onClose }: Readonly<{ card: Card; onClose: () => void }>) {
  const { members, kind } = card;
  const [only, second] = members;
  const text = second
    ? members.map(({ message }) => JSON.stringify(message)).join("\n")
    : only
      ? JSON.stringify(only.message, null, 2)
      : "";
  return (
    <section class="payload" aria-labelledby="payload">
      <h3 id="payload">{nameOf(card)}</h3>
      {kind === "request" && (
        <p>No message, but a call of the {SERVICE_LAYER}: it is named so here since the bus does not see it.</p>
      )}
      {text && (
        <Scroll label="Payload">
          <pre>{text}</pre>
        </Scroll>
      )}
      <button type="button" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
