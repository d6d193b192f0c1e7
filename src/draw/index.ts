/** Pictures of timelines and of who met whom, and timelines as files for other programs. */
export type { Drawing, Theme } from './drawing.ts'
export { timelineCsv } from './export/csv.ts'
export { type Calendar, timelineIcs } from './export/ics.ts'
export { timelineMarkdown } from './export/markdown.ts'
export { profileSvg } from './network/index.ts'
export { toPng } from './png.ts'
export { timelineSvg } from './timeline/index.ts'
