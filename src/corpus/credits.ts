const creditWord = '(?:photo(?:graph)?s?|images?|pictures?|pic|credit|file photo|illustration)'
const trailing = new RegExp(
  `\\s*[([](?:${creditWord}\\b[^()[\\]\\n]{0,80}|[^()[\\]\\n/]{2,30}/[^()[\\]\\n/]{2,40}\\bphoto|[\\p{Lu}][^()[\\]\\n/]{1,20}/\\p{Lu}\\p{Ll}+ \\p{Lu}[^()[\\]\\n/]{1,30})[)\\]]\\s*\\.?$`,
  'iu',
)
const tail = new RegExp(
  `\\s(?:${creditWord})(?: (?:by|courtesy(?: of)?|credit:?)|:| ?/)\\s+\\p{Lu}[^.!?\\n]{2,50}\\.?$`,
  'u',
)

/** Cuts a photographer's credit from the end of a paragraph: "… at the gate. (Photo/Ann Lee)". */
export function cutPhotoCredit(paragraph: string): string {
  const bracket = /[)\]]\s*\.?$/.test(paragraph) ? paragraph.replace(trailing, '') : paragraph
  return /[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit/.test(bracket.slice(-90)) ? bracket.replace(tail, '') : bracket
}
