export { CalendarDate } from "./calendar-date.ts";
export { BatchReference, OrderId, Sku } from "./identifiers.ts";
export { InvalidValue } from "./invalid-value.ts";
