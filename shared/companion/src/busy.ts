/** Says on a terminal, beside the output, what takes its time; disposing of it takes the words away. */
export function busy(text: string): Disposable {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(text);
  return { [Symbol.dispose]: () => void (stderr.isTTY && stderr.write("\r\x1b[2K")) };
}
