import type { Document } from '../nlp/document.ts'
import * as definition from './definition.ts'
import * as event from './event.ts'
import * as expansion from './expansion.ts'
import * as figure from './figure.ts'
import * as meeting from './meeting.ts'
import * as office from './office.ts'
import * as presence from './presence.ts'
import * as statement from './statement.ts'

/** The fact kinds. A new one is one new file and one line here. */
export const factKinds = { meeting, event, office, statement, figure, presence, expansion, definition } as const

/** Any fact: derived from the list of kinds. */
export type Fact = {
  [Kind in keyof typeof factKinds]: ReturnType<(typeof factKinds)[Kind]['extract']>[number]
}[keyof typeof factKinds]

export type FactKind = Fact['kind']
export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>

/** Reads all facts off a document, in the order of the text. */
export function extractFacts(document: Document): Fact[] {
  const all: Fact[] = Object.values(factKinds).flatMap((kind): Fact[] => kind.extract(document))
  return all.sort((a, b) => a.evidence[0].start - b.evidence[0].start)
}
