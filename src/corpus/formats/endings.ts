/** Endings of the files that are read, in lower case, in the order in which people are told of them. */
export const endings: readonly string[] = [
  'txt',
  'md',
  'markdown',
  'mdx',
  'html',
  'htm',
  'jsonl',
  'pdf',
  'docx',
  'odt',
  'epub',
  'xlsx',
  'xlsm',
  'ods',
  'csv',
  'tsv',
  'xml',
  'rss',
  'atom',
  'json',
  'eml',
  'mbox',
  'srt',
  'vtt',
  'zip',
  'mhtml',
  'mht',
  'warc',
  'warc.gz',
  'xml.bz2',
]

/** Endings of files that are plain text, HTML or Markdown whatever they hold. */
export const textEndings = /\.(?:txt|md|markdown|mdx|html?)$/i
/** Of those, files of Markdown. */
export const markdownEndings = /\.(?:md|markdown|mdx)$/i

/** The end of a file's name that says its format. */
export const readable = new RegExp(`\\.(?:${endings.join('|').replaceAll('.', '\\.')})$`, 'i')

/** The ending of a file's name with its dot ("notes.MD": ".MD", "wiki.xml.bz2": ".xml.bz2"); empty where files of that name are not read. */
export const endingOf = (name: string): string => readable.exec(name)?.[0] ?? ''
