import { type Command, type Event, getInMemoryMessageBus } from "@event-driven-io/emmett";
import { type Allocate, type Allocated, newLine, type OpenBus, oneAfterTheOther } from "./work.ts";

type AllocateCommand = Command<"Allocate", Omit<Allocate, "type">>;
type AllocatedEvent = Event<"Allocated", Omit<Allocated, "type">>;

/** Its bus in memory: `handle` and `send` for commands, `subscribe` and `publish` for events. */
export const openEmmett: OpenBus = async (work, record) => {
  const bus = getInMemoryMessageBus();
  const handle = work(({ type, ...data }) => bus.publish<AllocatedEvent>({ type, data }));
  bus.handle<AllocateCommand>(async ({ data }: AllocateCommand) => void (await handle(data)), "Allocate");
  bus.subscribe<AllocatedEvent>(({ type, data }: AllocatedEvent) => record({ type, ...data }), "Allocated");
  return {
    handle: oneAfterTheOther(() => bus.send<AllocateCommand>({ type: "Allocate", data: newLine() })),
    [Symbol.asyncDispose]: async () => {},
  };
};
