/** Notices in which a newspaper sets itself right: what they quote was wrong, and their own date is no news. */

const papers =
  '(?:article|story|report|post|column|item|piece|page|text|headline|caption|edition|issue|newsletter|bulletin)'
const ours = `\\b(?:this|our|an?|the|${"\\p{L}+[’']s"}) (?:(?:earlier|previous|original|prior|first|printed|online) )?(?:${papers}|version)s?\\b`
const wrongly = '(?:wrongly|incorrectly|mistakenly|erroneously|falsely)'

/** Each is found in a sentence that is a notice as a whole. */
const notices: readonly RegExp[] = [
  // "CORRECTION — …", "Correction, 14 May 2024: …", "Corrections and clarifications: …"
  /^\W*(?:corrections?|clarifications?|errat(?:um|a)|corrigend(?:um|a)|retractions?)\b(?: (?:and|&) (?:corrections?|clarifications?))?(?:,? \(?[^:()—–]{0,30}\)?)?(?::|\s[—–-])/i,
  // "Note: We previously reported that …"
  /^\W*(?:(?:editor|publisher|author)s?['’]?s? )?note\b[^:—–]{0,30}(?::|\s[—–-])\W*(?:we|(?:this|our|an?|the) (?:[^\s,;.]+ ){1,4}?)(?: ?(?:have|has|had))? ?(?:previously|originally|initially|earlier|first|retracted|withdrawn|corrected)\b/i,
  // "An earlier version misstated the date", "An article on 7 May misidentified the man who …"
  new RegExp(
    `^[^,;:]{0,60}?(?:${ours}|\\bwe\\b)[^,;:.]{0,60}? (?:mis(?:stated|identified|spel(?:led|t)|named|quoted|reported|dated|attributed|described)|${wrongly} (?:gave|put|said|stated|described|identified|listed|dated|attributed|spel(?:led|t)))\\b`,
    'iu',
  ),
  // "This article was amended on 14 May 2024 to correct …"
  new RegExp(
    `\\b(?:this|our) (?:[^\\s,;.]+ )?${papers} (?:was|has been|is|had been) (?:last |since )?(?:amended|corrected|updated|edited|revised|changed|clarified|republished)\\b`,
    'iu',
  ),
  // "Updated at 3 p.m. on 14 May 2024."
  /^\W*(?:[Ll]ast |[Ff]irst )?(?:[Uu]pdated|[Aa]mended|[Cc]orrected|[Rr]evised|[Mm]odified|[Ee]dited)\b:?(?:[\s,]+(?:on|at|noon|midnight|the|of|[ap]\.?m\.?|\p{Lu}\p{L}*|\d[\d:.,/-]*(?:st|nd|rd|th)?))+\W*$/u,
]

/** Whether a sentence is such a notice. */
export const isNotice = (sentence: string): boolean => notices.some((notice) => notice.test(sentence))
