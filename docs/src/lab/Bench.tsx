import type { Request } from "@cosmic/playground/application";
import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Texts } from "~/play/chapter-data.ts";
import { Answered } from "./Answered.tsx";
import type { Address } from "./address.ts";
import { Examples } from "./Examples.tsx";
import { examplesOf } from "./examples.ts";
import { Flow } from "./Flow.tsx";
import { RequestForm } from "./RequestForm.tsx";
import { Sent } from "./Sent.tsx";
import { SwitchBoard } from "./SwitchBoard.tsx";
import { openSession } from "./session.ts";
import { Tables } from "./Tables.tsx";

type Props = Readonly<{ files: Texts; address: Address; onGo: (address: Address) => void }>;

/** One chapter's application, with all that one can do to it. */
export function Bench({ files, address, onGo }: Props) {
  const session = useMemo(() => openSession(files, address.switches), []);
  useEffect(() => session.close, []);
  const examples = useMemo(() => examplesOf(address.chapter), []);
  const chosen = examples.find(({ id }) => id === address.example) ?? examples[0];
  const draft = useSignal<Request>(chosen?.requests.at(-1) ?? { via: "http", method: "GET", path: "/", body: "" });
  const tried = useSignal<ReadonlySet<string>>(new Set());
  const state = session.state.value;
  const { parts } = state;
  const isReady = state.status === "idle";
  /** An example of several requests is sent as a whole, unless the reader has changed what he sees of it. */
  const isAsGiven = JSON.stringify(draft.value) === JSON.stringify(chosen?.requests.at(-1));
  const wanted = isAsGiven && chosen ? chosen.requests : [draft.value];
  const send = () => {
    if (isAsGiven && chosen) tried.value = new Set(tried.value).add(chosen.id);
    session.send(wanted);
  };
  useEffect(() => {
    // An application that starts anew knows nothing of them.
    if (state.status === "starting") tried.value = new Set();
  }, [state.status]);

  return (
    <div class="bench">
      <div class="ask">
        <Notices address={address} examples={examples.map(({ id }) => id)} handlers={parts?.handlers} />
        <Examples
          examples={examples}
          chosen={chosen?.id ?? ""}
          tried={tried.value}
          onChoose={(example) => {
            draft.value = example.requests.at(-1) ?? draft.value;
            onGo({ ...address, example: example.id });
          }}
        />
        <RequestForm
          doors={parts?.doors ?? ["http"]}
          request={draft.value}
          count={wanted.length}
          isReady={isReady}
          onChange={(request) => (draft.value = request)}
          onSend={send}
        />
        {parts && (
          <SwitchBoard
            parts={parts}
            switches={address.switches}
            onTurn={(switches) => {
              session.turn(switches);
              onGo({ ...address, switches });
            }}
          />
        )}
        <p class="again">
          <button type="button" onClick={session.startAgain}>
            Start again
          </button>
          <small>An empty database, as on the first day. Switches stay as they are.</small>
        </p>
      </div>
      <div class="see">
        <Answered state={state} />
        {parts?.messages && <Flow state={state} hasServices={!parts.doors.includes("bus")} />}
        <Tables before={state.before} now={state.tables} />
        {parts?.mail && <Sent state={state} hasBroker={parts.broker} />}
      </div>
    </div>
  );
}

type NoticesProps = Readonly<{
  address: Address;
  examples: readonly string[];
  handlers: readonly string[] | undefined;
}>;

/** What the page's address asks for, and is not there. */
function Notices({ address: { chapter, example, switches }, examples, handlers }: NoticesProps) {
  const noExample = example !== "" && !examples.includes(example);
  const noHandler = handlers !== undefined && switches.throws !== "" && !handlers.includes(switches.throws);
  return (
    <>
      {noExample && (
        <p role="alert">
          Chapter {chapter} has no example “{example}”. There are: {examples.join(", ")}.
        </p>
      )}
      {noHandler && (
        <p role="alert">
          Chapter {chapter} has no handler “{switches.throws}”. There are: {handlers.join(", ") || "none"}.
        </p>
      )}
    </>
  );
}
