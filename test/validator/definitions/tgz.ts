import { gzipSync } from 'node:zlib'

/** A file or other thing of an archive under test. */
export interface Member {
  readonly name: string
  readonly content?: string
  /** `0` a file, `1` a hard link, `2` a symbolic link, `5` a folder, `L` a long name, `x` a pax header. */
  readonly kind?: string
  readonly link?: string
  /** Written into the header in place of the true size. */
  readonly size?: number
}

/** A gzipped tar made by hand, so that it can be wrong in every way. */
export const tgz = (...members: Member[]): Buffer => gzipSync(tar(...members))

/** The tar alone. */
export const tar = (...members: Member[]): Buffer =>
  Buffer.concat([...members.flatMap((m) => [header(m), padded(m.content ?? '')]), Buffer.alloc(1024)])

function padded(content: string): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
}

function header({ name, content = '', kind = '0', link = '', size = Buffer.byteLength(content) }: Member): Buffer {
  const block = Buffer.alloc(512)
  block.write(name.slice(0, 100), 0)
  block.write('0000644\0', 100)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write(' '.repeat(8), 148)
  block.write(kind, 156)
  block.write(link, 157)
  block.write('ustar\0' + '00', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}
