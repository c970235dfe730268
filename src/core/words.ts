/** A list of words from a text that separates them by blanks or line ends: for tables of names. */
export const words = (text: string): string[] => text.trim().split(/\s+/)
