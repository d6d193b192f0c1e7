/** Timelines of topics and profiles of names, from the facts of the articles. */

export { highlightsTable, readHeld } from './highlights.ts'
export { profile } from './profile/index.ts'
export type { StoryRecord, StorySource } from './source.ts'
export { timeline } from './timeline.ts'
