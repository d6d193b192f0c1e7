/** Files → articles: which files a corpus has, and what each says without its menus and other page matter. */
export { asMarkdown, fileOf, isRead, isText, type MarkdownArticle, titleOf } from './as-markdown.ts'
export { inUtf8 } from './decode.ts'
export { endingOf } from './formats/endings.ts'
export { feedLinkOf } from './html.ts'
export { formatOf, parseArticle, partsOf, type Read, readSource } from './read.ts'
export { kinds, type Listing, listCorpus, listSources, notesFile, type SourceFile } from './sources.ts'
