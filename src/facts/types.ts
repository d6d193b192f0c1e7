import type { DateBasis, Edtf, NonEmpty, Span } from '../types.ts'

/** A person, body or group in a fact. */
export interface Party {
  /** The entity's name, or the words of the article where it has none ("ambassadors of the member states"). */
  readonly name: string
  readonly named: boolean
}

export interface When {
  readonly edtf: Edtf
  readonly basis: DateBasis
}

/** What every fact has. */
export interface FactBase {
  /** Number of the sentence that says so. */
  readonly sentence: number
  /** Where it stands, the sentence first. */
  readonly evidence: NonEmpty<Span>
}
