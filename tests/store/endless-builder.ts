/** Builds the index of a test corpus over and over, until it is ended; says so after the first time. */
import { buildStore } from '../../src/store/build.ts'
import { TestCorpus } from './corpus.ts'

const corpus = await TestCorpus.open(process.argv[2] ?? '')
for (;;) {
  await buildStore(await corpus.options({ force: true }))
  process.stdout.write('built\n')
}
