/** Timelines of topics and profiles of names, from the facts of the articles. */

export { type HighlightsData, HighlightsTable, highlightsTable, readHeld } from './highlights.ts'
export { profile } from './profile/index.ts'
export type { StoryRecord, StorySource } from './source.ts'
export { type TimelineOptions, timeline } from './timeline.ts'
