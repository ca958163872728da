import { milliseconds } from "./flow/steps.ts";
import { Scroll } from "./Scroll.tsx";
import type { State } from "./session.ts";
import { doorOf, readable, statusOf } from "./words.ts";

/** What came back, and whether anything still goes on behind it. */
export function Answered({ state }: Readonly<{ state: State }>) {
  const { answer, request, reports, ended, status } = state;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">Answer</h2>
      {ended && (
        <p role="alert" class="ended">
          The application was ended: {ended}{" "}
          {status === "ended" ? "It could not be started." : "It was started anew, with an empty database."}
        </p>
      )}
      <div role="status">
        <p>{sentenceOf(state)}</p>
        {answer && request && (
          <>
            <p>
              {doorOf(request)}: <strong class={answer.refused ? "bad" : "good"}>{statusOf(answer, request)}</strong> in{" "}
              {milliseconds(answer.milliseconds)}
            </p>
            <Scroll label="Body of the answer">
              <pre>{readable(answer.body) || "(empty)"}</pre>
            </Scroll>
          </>
        )}
      </div>
      {reports.length > 0 && (
        <>
          <h3>What it logs</h3>
          <Scroll label="What it logs">
            <ul class="reports">
              {reports.map((text, at) => (
                <li key={at}>{text}</li>
              ))}
            </ul>
          </Scroll>
        </>
      )}
    </section>
  );
}

function sentenceOf({ status, waiting, request }: State): string {
  const left = waiting > 0 ? ` ${waiting} more to come.` : "";
  switch (status) {
    case "starting":
      return "The application is starting…";
    case "serving":
      return `Waiting for the answer…${left}`;
    case "working on":
      return `Answered. Handlers are still at work, or wait for another try…${left}`;
    case "ended":
      return "Nothing is running.";
    default:
      return request ? "Answered, and nothing is at work any more." : "The application is running. Send a request.";
  }
}
