import type { Command as CommandLine } from "commander";
import type { Place, ReadModel } from "../service-layer/read-model.ts";

export type ReadModelSurroundings = Readonly<{
  readModel: Pick<ReadModel, "differences" | "rebuild">;
  print: (line: string) => void;
  /** Told in a sentence why the command ends with 1. */
  refuse: (sentence: string) => void;
}>;

/** The commands with which the read model is looked after. */
export function addReadModelCommands(program: CommandLine, { readModel, print, refuse }: ReadModelSurroundings): void {
  const commands = program.command("read-model").description("what is kept for those who only look");

  commands
    .command("verify")
    .description("does it show what is so? names each line where it does not, and ends with 1")
    .action(async () => {
      const differences = await readModel.differences();
      for (const { orderId, sku, actual, shown } of differences)
        print(`order ${orderId}, sku ${sku}: ${textOf(actual)}, but ${textOf(shown)} is shown`);
      if (differences.length > 0) refuse(`${differences.length} lines differ; read-model rebuild mends it`);
      else print("the read model shows what is so");
    });
  commands
    .command("rebuild")
    .description("makes it show what is so")
    .action(async () => {
      await readModel.rebuild();
      print("the read model shows what is so");
    });
}

function textOf(place: Place | null): string {
  return place === null ? "no batch" : `${place.quantity} of batch ${place.reference}`;
}
