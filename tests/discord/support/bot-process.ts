import { readConfig } from '../../../src/config.ts'
import { runBot } from '../../../src/discord/index.ts'
import { listingOpener } from '../../servers/shelf.ts'
import { FakeLibrary } from './fake-library.ts'

// The bot as a process of its own, so that real signals can be sent to it.
process.exitCode = await runBot({
  config: readConfig(process.env),
  openLibrary: async () => new FakeLibrary(),
  openCorpus: listingOpener(),
  deferAfterMs: 100,
})
