/** Who does a deed, as a noun: dictionary form of the verb → titles. "Who coaches the club?" is answered by "the coach of the club". */
const table: Readonly<Record<string, string>> = {
  head: 'head leader chief chairman chairwoman chairperson chair',
  lead: 'head leader chief chairman chairwoman chairperson chair',
  chair: 'chairman chairwoman chairperson chair head president',
  preside: 'president chairman chairwoman chairperson chair',
  run: 'head director manager chief',
  found: 'founder co-founder',
  establish: 'founder co-founder',
  direct: 'director',
  manage: 'manager director',
  own: 'owner',
  coach: 'coach manager',
  train: 'coach',
  captain: 'captain',
  edit: 'editor',
  publish: 'publisher',
  write: 'author writer',
  design: 'designer architect',
  compose: 'composer',
  conduct: 'conductor',
  invent: 'inventor',
  teach: 'teacher professor lecturer',
  govern: 'governor',
  command: 'commander',
  curate: 'curator',
  represent: 'representative ambassador envoy consul delegate',
}

const nouns: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(table).map(([verb, titles]) => [verb, new Set(titles.split(' '))]),
)

/** Titles of those who do what a verb says; undefined where a verb has none. */
export const titlesOf = (verb: string): ReadonlySet<string> | undefined => nouns.get(verb)

/** Titles that tell a deed more than an office: an article may tell the deed alone. */
export const doers: ReadonlySet<string> = new Set(
  'founder co-founder owner coach manager captain editor publisher author writer designer architect composer conductor inventor teacher curator host painter sculptor'.split(
    ' ',
  ),
)
