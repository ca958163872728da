/** The address in a keeper's answer. @throws Error with the answer, which says what went wrong, when it is no address. */
export function addressIn(answer: unknown): string {
  if (typeof answer === "string" && answer.startsWith("postgres://")) return answer;
  throw new Error(String(answer));
}
