import { environment } from '../config.ts'
import { InputError } from '../errors.ts'
import type { CorpusBackend, OpenOptions } from './backend.ts'

/**
 * The backend that the options or `DATELINE_SEARCH` name. Each is loaded only when it is used.
 * @throws InputError when the name is none of a backend
 */
export async function chooseBackend(options: Pick<OpenOptions, 'search'>): Promise<CorpusBackend> {
  const name = options.search ?? (environment.DATELINE_SEARCH?.trim() || 'by size')
  if (/^https?:/i.test(name)) return (await import('./opensearch/backend.ts')).openSearchCorpora(name)
  if (name === 'lunr' || name === 'sqlite' || name === 'by size')
    return (await import('./sqlite/backend.ts')).localCorpora(name)
  throw new InputError(
    'DATELINE_SEARCH is malformed',
    'write lunr, sqlite, or the https address of an OpenSearch cluster',
  )
}
