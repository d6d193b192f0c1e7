/** Pages, documents and feeds that the owner of a folder names → files in it. The network is asked here and nowhere else in answering or building. */
export { type Added, addFile, addPage } from './add.ts'
export { addFeed } from './feed.ts'
export { Fetcher } from './fetcher.ts'
export { CorpusFolder } from './folder.ts'
