/** A noun that points back, with "the", to an organisation or place named before. */
export interface DescriptionNoun {
  readonly kind: 'organisation' | 'place'
  /**
   * Words in a name that agree with the noun. A name with another word for what it is ("Mount Skeld", "Kent University") is not meant by it; a name
   * with none ("Leeds") can be. Undefined: any word agrees.
   */
  readonly words?: ReadonlySet<string>
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const businessWords = set(`
inc inc. corp corp. co co. ltd ltd. llc plc gmbh ag company corporation group holdings partners industries enterprises systems technologies
technology electronics motors airlines airways airline records studios pictures entertainment media press bank banks works mill railway railways
brewery publishers software computers computer network television broadcasting services theatre`)
const agencyWords = set(`
agency agencies bureau office department authority administration commission directorate service services board center centre`)
const universityWords = set('university college school institute academy')
const clubWords = set('club team squad association society')
const townWords = set('city town village municipality borough parish')
const stateWords = set('state republic kingdom empire emirate federation islands territory province')

/** By the noun, lower case. */
export const descriptionNouns: ReadonlyMap<string, DescriptionNoun> = new Map([
  ['company', { kind: 'organisation', words: businessWords }],
  ['firm', { kind: 'organisation', words: businessWords }],
  ['organisation', { kind: 'organisation' }],
  ['organization', { kind: 'organisation' }],
  ['agency', { kind: 'organisation', words: agencyWords }],
  ['university', { kind: 'organisation', words: universityWords }],
  ['club', { kind: 'organisation', words: clubWords }],
  ['city', { kind: 'place', words: townWords }],
  ['country', { kind: 'place', words: stateWords }],
  ['town', { kind: 'place', words: townWords }],
  ['village', { kind: 'place', words: townWords }],
  ['state', { kind: 'place', words: stateWords }],
  ['municipality', { kind: 'place', words: new Set([...townWords, 'county', 'district']) }],
])
