/** What the person at the keyboard can mend: shown as a sentence, without a stack, with exit code 2. */
export class UserMistake extends Error {
  override readonly name = "UserMistake";
}
