/** Pictures of timelines and of who met whom, and timelines as files for other programs. */
export type { Drawing, Theme } from './drawing.ts'
export { toPng } from './drawing.ts'
export { type Calendar, timelineCsv, timelineIcs, timelineMarkdown } from './exports.ts'
export { profileSvg } from './network/index.ts'
export { timelineSvg } from './timeline/index.ts'
