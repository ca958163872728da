import type { Request } from "@cosmic/playground/application";

type Door = Request["via"];

type Props = Readonly<{
  doors: readonly Door[];
  request: Request;
  /** How many requests the button sends. */
  count: number;
  isReady: boolean;
  onChange: (request: Request) => void;
  onSend: () => void;
}>;

const DOORS: Readonly<Record<Door, string>> = {
  http: "HTTP",
  channel: "A channel of the broker",
  bus: "The bus itself, as the tests do",
};

/** What a door begins with, when the reader changes to it. */
const EMPTY: Readonly<Record<Door, Request>> = {
  http: { via: "http", method: "POST", path: "/allocate", body: '{"orderid":"order-1","sku":"SMALL-TABLE","qty":2}' },
  channel: { via: "channel", channel: "change_batch_quantity", text: '{"batchref":"batch-1","qty":1}' },
  bus: { via: "bus", text: '{"type":"Deallocate","orderId":"order-1","sku":"SMALL-TABLE"}' },
};

/** The request, to be changed and sent. */
export function RequestForm({ doors, request, count, isReady, onChange, onSend }: Props) {
  return (
    <form
      class="request"
      aria-label="Request"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSend();
      }}
    >
      {doors.length > 1 && (
        <fieldset>
          <legend>By which door</legend>
          {doors.map((door) => (
            <label key={door}>
              <input type="radio" name="door" checked={request.via === door} onChange={() => onChange(EMPTY[door])} />
              {DOORS[door]}
            </label>
          ))}
        </fieldset>
      )}
      <Fields request={request} onChange={onChange} />
      <button type="submit" class="first" aria-disabled={isReady ? undefined : "true"}>
        {count > 1 ? `Send ${count} requests, one by one` : "Send"}
      </button>
      {count > 1 && <p class="note">What you see is the last of {count} requests. Change it, and it is sent alone.</p>}
    </form>
  );
}

function Fields({ request, onChange }: Pick<Props, "request" | "onChange">) {
  if (request.via === "http") return <HttpFields request={request} onChange={onChange} />;
  const text = (
    <Area label="Message (JSON)" text={request.text} onChange={(changed) => onChange({ ...request, text: changed })} />
  );
  if (request.via === "bus") return text;
  return (
    <>
      <label>
        Channel
        <select
          value={request.channel}
          onChange={(event) => onChange({ ...request, channel: event.currentTarget.value })}
        >
          <option>allocate</option>
          <option>change_batch_quantity</option>
        </select>
      </label>
      {text}
    </>
  );
}

type HttpRequest = Extract<Request, { via: "http" }>;

function HttpFields({ request, onChange }: Readonly<{ request: HttpRequest; onChange: (request: Request) => void }>) {
  return (
    <>
      <div class="line">
        <label>
          Method
          <select
            value={request.method}
            onChange={(event) => onChange({ ...request, method: event.currentTarget.value })}
          >
            {["GET", "POST", "PUT", "DELETE"].map((method) => (
              <option key={method}>{method}</option>
            ))}
          </select>
        </label>
        <label class="path">
          Path
          <input
            type="text"
            spellcheck={false}
            value={request.path}
            onInput={(event) => onChange({ ...request, path: event.currentTarget.value })}
          />
        </label>
      </div>
      {request.method !== "GET" && (
        <Area label="Body (JSON)" text={request.body} onChange={(body) => onChange({ ...request, body })} />
      )}
    </>
  );
}

type AreaProps = Readonly<{ label: string; text: string; onChange: (text: string) => void }>;

function Area({ label, text, onChange }: AreaProps) {
  return (
    <label>
      {label}
      <textarea rows={3} spellcheck={false} value={text} onInput={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
