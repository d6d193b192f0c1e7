const words: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['how many', /\bhow (?:many|much)\b/],
  ['who', /\b(?:who|whom|whose|who's)\b/],
  ['when', /\b(?:when|(?:what|which|in what|in which) (?:year|month|day|date|century|decade)s?)\b/],
  ['where', /\bwhere\b/],
  ['why', /\bwhy\b/],
  ['which', /\bwhich\b/],
  ['how', /\bhow\b/],
  ['what', /\bwhat\b/],
]

/** What a question's words ask for: `who`, `when`, `where`, `how many`, `what`, `which`, `why`, `how` or `other`. */
export function questionWord(question: string): string {
  const text = question.toLowerCase().replaceAll('’', "'")
  // The question word at the start decides over one in a clause ("When did the man who … die?").
  const first = words.find(([, pattern]) => new RegExp(`^(?:${pattern.source})`).test(text))
  return (first ?? words.find(([, pattern]) => pattern.test(text)))?.[0] ?? 'other'
}
