import "../../libraries/node/process.ts";
import { transformSync } from "@babel/core";
import explicitResourceManagement from "@babel/plugin-transform-explicit-resource-management";
import { SyntaxErrorIn } from "../syntax-error-in.ts";
import { type Transpile, transpile } from "../transpile.ts";
import { intoBlocks } from "./into-blocks.ts";

/**
 * Transpiles, and turns `using` and `await using` into `try` and `finally`, for browsers that do not know them.
 * @throws SyntaxErrorIn where the file cannot be parsed
 */
export const lower: Transpile = (text, file) => {
  const code = transpile(text, file);
  return /\busing\b/.test(code) ? withoutUsing(code, file) : code;
};

function withoutUsing(code: string, file: string): string {
  try {
    const lowered = transformSync(code, {
      plugins: [intoBlocks, explicitResourceManagement],
      // What the linker makes of it: the body of a function.
      sourceType: "commonjs",
      retainLines: true,
      configFile: false,
      babelrc: false,
      browserslistConfigFile: false,
    });
    return lowered?.code ?? code;
  } catch (error) {
    throw asSyntaxError(error, file);
  }
}

/** Babel says where it gave up as `loc`, its columns from zero, and once more in a message with a drawing. */
function asSyntaxError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !("loc" in error)) return error;
  const { line = 1, column = 0 } = error.loc as { line?: number; column?: number };
  const [first = ""] = error.message.split("\n");
  const message = first.replace(/^unknown: /, "").replace(/ \(\d+:\d+\)$/, "");
  return new SyntaxErrorIn(message, file, line, column + 1);
}
