import { transform } from "sucrase";
import { SyntaxErrorIn } from "./syntax-error-in.ts";

/** Turns TypeScript with imports into a function body with `require` and `exports`. Every line keeps its number. */
export type Transpile = (text: string, file: string) => string;

/** Who asks what a file imports will want to run it soon. */
const transpiled = new Map<string, string>();

/**
 * Strips the types, and leaves `using` to the browser.
 * @throws SyntaxErrorIn where the file cannot be parsed
 */
export const transpile: Transpile = (text, file) => {
  const key = `${file}\0${text}`;
  const code = transpiled.get(key) ?? withoutTypes(text, file);
  transpiled.set(key, code);
  return code;
};

function withoutTypes(text: string, file: string): string {
  try {
    return transform(text, {
      transforms: ["typescript", "imports"],
      disableESTransforms: true,
      production: true,
      filePath: file,
    }).code;
  } catch (error) {
    throw asSyntaxError(error, file);
  }
}

/** Sucrase says where it gave up as `loc`, and once more in its message. */
function asSyntaxError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !("loc" in error)) return error;
  const { line = 1, column = 1 } = error.loc as { line?: number; column?: number };
  const message = error.message.replace(/^Error transforming [^:]+: /, "").replace(/ \(\d+:\d+\)$/, "");
  return new SyntaxErrorIn(message, file, line, column);
}
