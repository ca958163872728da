import type { Branded } from "./branded.ts";
import { InvalidValue } from "./invalid-value.ts";

/** A day on the calendar, `2026-11-20`, in nobody's time zone. Compares as text, earliest first. */
export type CalendarDate = Branded<string, "CalendarDate">;

export const CalendarDate = {
  /**
   * Reads `YYYY-MM-DD`, or an ISO 8601 date-time of which only the date part counts.
   * @throws InvalidValue when the text has another form, or names a day that does not exist.
   */
  parse(input: unknown): CalendarDate {
    const written = typeof input === "string" ? dateOrDateTime.exec(input)?.[1] : undefined;
    if (written === undefined) throw new InvalidValue(`date must be written YYYY-MM-DD, not ${JSON.stringify(input)}`);
    if (!exists(written)) throw new InvalidValue(`there is no day ${written}`);
    return written as CalendarDate;
  },
};

const dateOrDateTime = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** A day that does not exist (30 February) either is refused by `Date` or comes back as another one. */
function exists(written: string): boolean {
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}
