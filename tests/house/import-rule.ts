/** Who may import whom, as data. A part is a file or a folder of `src/`; the longest that fits a file is the file's part. */
export interface Part {
  /** Path under `src/`: a file, or a folder with all in it. */
  readonly path: string
  /** What it knows. */
  readonly knows: string
  /** Parts it may import besides itself. */
  readonly from: readonly string[]
  /** Parts of which it may import types only. */
  readonly typesFrom?: readonly string[]
}

const nouns = ['types.ts', 'errors.ts']
const values = [...nouns, 'breathe.ts', 'citation.ts', 'dates']

export const parts: readonly Part[] = [
  { path: 'types.ts', knows: 'the nouns that flow; nothing stands below it', from: [] },
  { path: 'errors.ts', knows: 'errors with a next step', from: [] },
  { path: 'citation.ts', knows: 'how a place in an article is cited', from: ['types.ts'] },
  { path: 'breathe.ts', knows: 'when others have their turn', from: [] },
  { path: 'package-root.ts', knows: "where the program's own files lie", from: [] },
  { path: 'config.ts', knows: 'the environment, read once', from: nouns },
  { path: 'dates', knows: 'EDTF values: parse, compare, bound, write', from: nouns },
  { path: 'corpus', knows: 'files as articles', from: values },
  { path: 'nlp', knows: 'English: sentences, names, dates, clauses, questions', from: values },
  { path: 'search', knows: 'the index behind one small interface', from: values },
  { path: 'facts', knows: 'what a sentence states, one file a kind', from: [...values, 'nlp'] },
  {
    path: 'names',
    knows: 'the names of a corpus and how questions spell them',
    from: [...values, 'nlp', 'search'],
  },
  {
    path: 'reader',
    knows: 'the model that marks the answer in a passage, or says that it is not there',
    from: [...nouns, 'package-root.ts'],
  },
  {
    path: 'answer',
    knows: 'questions and their answers: proposals from facts and reader, and one judge',
    from: [...values, 'package-root.ts', 'nlp', 'search', 'facts', 'names', 'reader'],
  },
  {
    path: 'story',
    knows: 'timelines and profiles',
    from: [...values, 'nlp', 'search', 'facts', 'names'],
  },
  {
    path: 'index',
    knows: 'where what was read off a corpus lies: build, refresh, open',
    from: [...values, 'package-root.ts', 'config.ts', 'corpus', 'nlp', 'search', 'facts', 'names', 'story'],
  },
  {
    path: 'index/opensearch',
    knows: 'the same on a cluster',
    from: [...values, 'config.ts', 'search', 'names', 'index'],
  },
  {
    path: 'library',
    knows: 'how all of the above are tied together',
    // Of the reader it knows how its runtime is kept silent, before a thread that loads it is started.
    from: [...values, 'config.ts', 'corpus', 'nlp', 'search', 'facts', 'names', 'reader', 'answer', 'story', 'index'],
    typesFrom: ['library.ts'],
  },
  {
    path: 'library.ts',
    knows: 'the one door to a corpus: build and open',
    from: [...nouns, 'config.ts', 'index', 'index/opensearch', 'library'],
  },
  {
    path: 'fetch',
    knows: 'pages, feeds and files that the owner names, put into a folder',
    from: [...values, 'package-root.ts', 'corpus'],
  },
  {
    path: 'library/library-worker.ts',
    knows: "a library in a thread of its own: the thread's entry",
    from: [...nouns, 'library', 'library.ts'],
  },
  {
    path: 'commands',
    knows: 'each command once: name, options, run',
    from: [...values, 'answer'],
    typesFrom: ['library.ts'],
  },
  {
    path: 'watch.ts',
    knows: 'when the files of a corpus have changed',
    from: [...nouns, 'corpus'],
    typesFrom: ['library.ts'],
  },
  { path: 'demo', knows: 'small files of every format', from: [...nouns, 'corpus'] },
  { path: 'draw', knows: 'pictures and export files', from: values },
  {
    path: 'servers',
    knows: 'what a Discord server has of its own: articles, settings, what is kept',
    from: [...values, 'library.ts', 'nlp', 'search', 'corpus', 'fetch'],
  },
  {
    path: 'discord',
    knows: 'replies as Discord messages',
    from: [...values, 'config.ts', 'library.ts', 'servers', 'commands', 'draw'],
  },
  {
    path: 'cli',
    knows: 'replies at a terminal',
    from: [...values, 'config.ts', 'library.ts', 'servers', 'fetch', 'watch.ts', 'demo', 'commands', 'draw'],
  },
  {
    path: 'reply-files.ts',
    knows: 'pictures and exports handed to Discord',
    from: ['types.ts', 'draw'],
    typesFrom: ['discord'],
  },
  {
    path: 'main.ts',
    knows: 'the two front ends, which know nothing of each other',
    // Of the reader it knows how to begin loading it.
    from: [
      'config.ts',
      'package-root.ts',
      'reader',
      'library',
      'library.ts',
      'commands',
      'discord',
      'cli',
      'watch.ts',
      'reply-files.ts',
    ],
  },
]

/** Packages that one part alone may import, so that they can be replaced there. */
export const packageOwners: Readonly<Record<string, string>> = {
  'wink-nlp': 'nlp',
  'wink-eng-lite-web-model': 'nlp',
  lunr: 'search',
  'onnxruntime-node': 'reader',
  'node-sqlite3-wasm': 'search',
  '@opensearch-project/opensearch': 'index/opensearch',
  chokidar: 'watch.ts',
  undici: 'fetch',
  'robots-parser': 'fetch',
  'ipaddr.js': 'fetch',
  'discord.js': 'discord',
  commander: 'cli',
  linkedom: 'corpus',
  '@mozilla/readability': 'corpus',
  '@resvg/resvg-js': 'draw',
}
