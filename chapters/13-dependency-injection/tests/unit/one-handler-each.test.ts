import { expect, test } from "vitest";
import { expectOneHandlerEach } from "../../src/service-layer/message-handlers.ts";

const handle = async () => null;
const handlers = {
  AddBatch: handle,
  Allocate: handle,
  Deallocate: handle,
  ChangeBatchQuantity: handle,
  CancelShipment: handle,
};

test("one handler for each command is what the bus starts with", () => {
  const start = () => expectOneHandlerEach(handlers);

  expect(start).not.toThrow();
});

test.each(Object.keys(handlers))("without one for %s it does not start, and says so", (type) => {
  const start = () => expectOneHandlerEach({ ...handlers, [type]: undefined });

  expect(start).toThrow(`The message bus cannot start: command ${type} must have one handler, a function`);
});

test.each([[[handle, handle]], [null], ["allocate"]])("what is no function is no handler: %j", (mistaken) => {
  const start = () => expectOneHandlerEach({ ...handlers, Allocate: mistaken });

  expect(start).toThrow("command Allocate must have one handler");
});

test.each(["OutOfStock", "Alocate", "toString"])(
  "a handler of %s, which is no command, would never be called",
  (type) => {
    const start = () => expectOneHandlerEach({ ...handlers, [type]: handle });

    expect(start).toThrow(`there is no command ${type}`);
  },
);

test("all that is wrong is said at once", () => {
  const start = () => expectOneHandlerEach({ ...handlers, Allocate: undefined, AddBatch: null, OutOfStock: handle });

  expect(start).toThrow(/command AddBatch .+; command Allocate .+; there is no command OutOfStock/);
});
