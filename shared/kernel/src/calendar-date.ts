import type { Branded } from "./branded.ts";
import { InvalidValue } from "./invalid-value.ts";
import { kindOf } from "./kind-of.ts";

/** A day on the calendar, `2026-11-20`, in nobody's time zone. Compares as text, earliest first. */
export type CalendarDate = Branded<string, "CalendarDate">;

export const CalendarDate = {
  /**
   * Reads `YYYY-MM-DD`, or an ISO 8601 date-time of which only the date part counts.
   * @throws InvalidValue when the text has another form, or names a day that does not exist.
   */
  parse(input: unknown): CalendarDate {
    if (typeof input !== "string") throw new InvalidValue(`date must be written YYYY-MM-DD, not ${kindOf(input)}`);
    const written = dateOrDateTime.exec(input)?.[1];
    if (written === undefined) throw new InvalidValue(`date must be written YYYY-MM-DD, not ${JSON.stringify(input)}`);
    if (!exists(written)) throw new InvalidValue(`there is no day ${written}`);
    return written as CalendarDate;
  },
};

const hour = "(?:[01]\\d|2[0-3])";
const minute = "[0-5]\\d"; // A second is written in the same way.
const time = `${hour}:${minute}(?::${minute}(?:\\.\\d+)?)?`;
const zone = `(?:Z|[+-]${hour}:?${minute})`;
const dateOrDateTime = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})(?:[T ]${time}${zone}?)?$`);

/** A day that does not exist (30 February) either is refused by `Date` or comes back as another one. There was no year 0. */
function exists(written: string): boolean {
  if (written.startsWith("0000")) return false;
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}
