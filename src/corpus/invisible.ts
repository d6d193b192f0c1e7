/**
 * Signs that a reader never sees: soft hyphens, zero-width spaces and joiners, marks of writing direction, byte order marks.
 * Between pictures ("👩‍🚒") a joiner is part of the sign and stays.
 */
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\u200d(?!\p{Extended_Pictographic})/gu

/** A text as it is seen: without signs that show nothing, so that a word that they part is one word. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '')
