/** A picture: the SVG, and the same content in words for those who do not see it. */
export interface Drawing {
  readonly svg: string
  /** At most 1,024 UTF-16 code units, Discord's limit for the description of an attachment. */
  readonly altText: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export type Theme = 'light' | 'dark'
