import { Bus, handlerFor } from "@node-ts/bus-core";
import { type Allocated, newLine, type OpenBus } from "./work.ts";

class AllocateCommand {
  readonly $name = "bench/allocate";
  readonly $version = 1;
  readonly line = newLine();
}

class AllocatedEvent {
  readonly $name = "bench/allocated";
  readonly $version = 1;
  readonly allocated: Allocated | undefined;
  // Without arguments it is called for the name alone.
  constructor(allocated?: Allocated) {
    this.allocated = allocated;
  }
}

/**
 * Its queue in memory, which one worker reads. Commands are queued together: whenever the queue is empty, the worker sleeps for
 * half a second. It looks at each message that waits before it takes one, so that a long queue would cost more than a short one.
 */
export const openNodeTs: OpenBus = async (work, record) => {
  let left = 0;
  let done = Promise.withResolvers<void>();
  const handle = work((event) => bus.publish(new AllocatedEvent(event)));
  const bus = Bus.configure()
    .withHandler(handlerFor(AllocateCommand, async ({ line }) => void (await handle(line))))
    .withHandler(
      handlerFor(AllocatedEvent, async ({ allocated }) => {
        if (allocated) await record(allocated);
        left -= 1;
        if (left === 0) done.resolve();
      }),
    )
    .build();
  await bus.initialize();
  await bus.start();
  return {
    handle: async (commands) => {
      [left, done] = [commands, Promise.withResolvers<void>()];
      for (let queued = 0; queued < commands; queued += 1) await bus.send(new AllocateCommand());
      await done.promise;
    },
    [Symbol.asyncDispose]: () => bus.dispose(),
  };
};
