/** Dates as EDTF texts (ISO 8601-2:2019): reading, comparing and writing them. Finding dates in prose is the work of src/nlp/dates. */
export { type Bounds, bounds, EARLIEST, LATEST, precision } from './bounds.ts'
export {
  addDays,
  dayNumber,
  dayOfNumber,
  daysInMonth,
  isDay,
  isNotAfter,
  isoDay,
  isoMonth,
  isoYear,
  weekday,
  yearOfDay,
} from './calendar.ts'
export {
  beginsAfter,
  compareEdtf,
  contains,
  type DateMatch,
  matchesDate,
  matchesHappening,
  overlaps,
  withinScope,
} from './compare.ts'
export { formatEdtf } from './format.ts'
export { parseEdtf } from './parse.ts'
export { parseUserDate } from './user-date.ts'
export type { DateInterval, DatePoint, DateValue, Precision, QualifiedPoint, Season } from './value.ts'
