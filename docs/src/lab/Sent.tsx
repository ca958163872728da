import type { Effect } from "@cosmic/playground/application";
import { Scroll } from "./Scroll.tsx";
import { type SentOnce, sentTogether } from "./sent.ts";
import type { State } from "./session.ts";

type Props = Readonly<{ state: State; hasBroker: boolean }>;

/** Mails, and messages to other systems, since the application was started: the latest first. */
export function Sent({ state: { sent, sentBefore }, hasBroker }: Props) {
  const shown = sentTogether(sent, sentBefore).toReversed();
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{hasBroker ? "Mails and published messages" : "Mails"}</h2>
      {shown.length === 0 && <p>None so far.</p>}
      {shown.length > 0 && (
        <Scroll label="The latest first">
          <ul class="sent">
            {shown.map((each) => (
              <Item key={each.at} {...each} />
            ))}
          </ul>
        </Scroll>
      )}
    </section>
  );
}

function Item({ effect, isNew, times }: SentOnce) {
  if (effect.kind === "write") return null;
  return (
    <li class={isNew && !effect.failed ? "new" : undefined}>
      <strong>{placeOf(effect)}</strong> {isNew && <small>(last request) </small>}
      {effect.failed && (
        <span class="bad">
          not sent{times > 1 && `, though tried ${times} times`}: {effect.failed}
        </span>
      )}
      {!effect.failed && times > 1 && `${times} times`}
      <pre>{effect.kind === "mail" ? `${effect.subject}\n\n${effect.text}` : effect.text}</pre>
    </li>
  );
}

function placeOf(effect: Exclude<Effect, { kind: "write" }>): string {
  return effect.kind === "mail" ? `Mail to ${effect.to}` : `Published on ${effect.channel}`;
}
