import type { OpenedCorpus } from '../index/backend.ts'
import type { Answer, Found, NameKind } from '../types.ts'

/** What may be asked about a name of each kind, the likeliest to be answered first. */
const wordings: Readonly<Partial<Record<NameKind, readonly ((name: string) => string)[]>>> = {
  person: [(name) => `Who is ${name}?`, (name) => `What did ${name} say?`, (name) => `Whom did ${name} meet?`],
  organisation: [(name) => `What did ${name} decide?`, (name) => `Who leads ${name}?`],
  event: [(name) => `When was ${name}?`, (name) => `Where was ${name}?`],
  place: [(name) => `What was opened in ${name}?`, (name) => `Where is ${name}?`],
}
const kinds = ['person', 'event', 'organisation', 'place'] as const satisfies readonly NameKind[]
/** Names of each kind that are asked about. */
const namesOfKind = 3
/** Questions that are tried: a bound on the time. */
const mostTried = 16
/** Examples about one name. */
const mostOfName = 2

/** Whether a name says by itself what it names: "the Union" of an article may be any. */
const isTelling = (kind: NameKind, name: string): boolean =>
  kind !== 'organisation' || /\s/.test(name) || /\p{Lu}{2}/u.test(name)

/** Questions about the names most reported, in turns by kind. */
async function candidates(corpus: OpenedCorpus): Promise<{ readonly name: string; readonly question: string }[]> {
  const rows = await Promise.all(
    kinds.map(async (kind) => {
      const entries = await corpus.names.complete([''], new Set([kind]), namesOfKind)
      const names = entries.map(({ name }) => name).filter((name) => isTelling(kind, name))
      return names.flatMap((name) => (wordings[kind] ?? []).map((ask) => ({ name, question: ask(name) })))
    }),
  )
  const longest = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: longest }, (_, at) => rows.flatMap((row) => row.slice(at, at + 1))).flat()
}

/** A name as the articles put it into a sentence: "the Council of Lanterns" where they write it with its article. */
function inSentence({ citations }: Found, name: string): string {
  return citations.some(({ quote }) => /\bthe $/i.test(quote.split(name)[0] ?? '')) ? `the ${name}` : name
}

/** Whether what an answer cites speaks of a name, or of its last word: an example must not be answered by chance. */
function isOf({ citations }: Found, name: string): boolean {
  const last = name.split(/\s+/).at(-1) ?? name
  return citations.some(({ quote }) => quote.includes(last))
}

/**
 * Questions that a corpus answers, for people who do not know what is in it.
 * @param ask answers a question from the corpus
 * @param limit the most questions
 * @returns none where nothing that is tried is answered
 */
export async function exampleQuestions(
  corpus: OpenedCorpus,
  ask: (question: string) => Promise<Answer>,
  limit: number,
): Promise<string[]> {
  const found: { readonly name: string; readonly question: string }[] = []
  for (const candidate of (await candidates(corpus)).slice(0, mostTried)) {
    if (found.length >= limit) break
    if (found.filter(({ name }) => name === candidate.name).length >= mostOfName) continue
    const answer = await ask(candidate.question)
    if (answer.status !== 'answered' || answer.probable || !isOf(answer, candidate.name)) continue
    const question = candidate.question.replace(candidate.name, inSentence(answer, candidate.name))
    if (question === candidate.question || (await ask(question)).status === 'answered')
      found.push({ ...candidate, question })
  }
  return found.map(({ question }) => question)
}
