/** A sentence with `code` in it. */
export function Sentence({ text }: Readonly<{ text: string }>) {
  return <>{text.split("`").map((part, at) => (at % 2 === 0 ? part : <code key={part}>{part}</code>))}</>;
}
