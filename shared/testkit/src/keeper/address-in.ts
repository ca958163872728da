/** The address in a keeper's answer. @throws Error with the answer, which says what went wrong, when it is no address. */
export function addressIn(answer: unknown): string {
  if (typeof answer === "string" && /^[a-z]+:\/\//.test(answer)) return answer;
  throw new Error(String(answer));
}
