import 'lunr'

/** What lunr 2.3.9 has and its type package lacks or gives wrongly. */
declare module 'lunr' {
  namespace TokenSet {
    /** @param terms sorted */
    function fromArray(terms: readonly string[]): TokenSet
  }
  namespace Index {
    interface Attributes {
      /** One a field of a document, by `field/ref`. */
      fieldVectors: Readonly<Record<string, Vector>>
    }
  }
}
