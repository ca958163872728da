import type { PublishExternally } from "./event-publisher.ts";
import type { SendMail } from "./mail.ts";
import type { ReadModel } from "./read-model.ts";
import type { StartUnitOfWork } from "./unit-of-work.ts";

/** What handlers need to do their work. */
export type Dependencies = Readonly<{
  startUnitOfWork: StartUnitOfWork;
  readModel: Pick<ReadModel, "record">;
  sendMail: SendMail;
  publishExternally: PublishExternally;
}>;
