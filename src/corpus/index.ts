/** Files → articles: which files a corpus has, and what each says without its menus and other page matter. */
export { parseArticle, type Read, readSource } from './read.ts'
export { kinds, type Listing, listCorpus, listSources, type SourceFile } from './sources.ts'
