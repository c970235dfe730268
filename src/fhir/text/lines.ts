/** A place in a text, both 1-based; columns count UTF-16 units. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** Turns an offset into line and column. */
export type LineTable = (offset: number) => LineColumn

/** Turns offsets into lines and columns; the table of lines is made when first needed. */
export function lineTable(text: string): LineTable {
  let starts: number[] | undefined
  return (offset) => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
