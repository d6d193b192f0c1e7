/** Dates as EDTF texts (ISO 8601-2:2019): reading, comparing and writing them. Finding dates in prose is the work of src/nlp/dates. */
export * from './calendar.ts'
export * from './compare.ts'
export * from './format.ts'
export * from './parse.ts'
