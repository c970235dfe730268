import type { Dress } from '../../frame/dress.js'
import { holding, type Holds } from './records.js'

/** A small service: few slots in each diary. */
export const littleData: Dress<Holds> = {
  id: 'practice-with-little-data',
  says: 'A service with few slots',
  wears: [],
  records: holding((seed) => ({
    ...seed,
    diaries: seed.diaries.map((diary) => ({ ...diary, count: Math.min(diary.count, 3) })),
  })),
}
