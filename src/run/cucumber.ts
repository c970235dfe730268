import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { loadSupport, runCucumber, type IRunOptions, type ISupportCodeLibrary } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'
import { packageRoot } from '../core/index.js'

/** Reports of Cucumber itself: the path of a formatter by the file that it writes. */
export type Formatters = Readonly<Record<string, string>>

/** One pass of Cucumber over some features. */
export interface Pass {
  /** Feature files or folders, with `:line` at will; relative to `cwd`. */
  readonly paths: readonly string[]
  readonly support: ISupportCodeLibrary | Record<string, never>
  readonly onMessage: (envelope: Envelope) => void
  /** Folder that feature paths and uris are relative to; the package where absent. */
  readonly cwd?: string
  readonly dryRun?: boolean
  readonly failFast?: boolean
  /** Number of worker processes; 0 runs the scenarios in this one. */
  readonly parallel?: number
  readonly tagExpression?: string
  readonly formatters?: Formatters
  readonly formatOptions?: Record<string, unknown>
  /** Environment of the worker processes. */
  readonly env?: NodeJS.ProcessEnv
}

const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

const here = fileURLToPath(import.meta.url)

/** True where the compiled code runs; otherwise the TypeScript sources do, under a loader. */
export const compiled = here.endsWith('.js')

/** A module of ours, by its path below `src` without ending, in the form that is running: Cucumber wants file names. */
export const moduleFile = (name: string): string =>
  fileURLToPath(new URL(`../${name}${compiled ? '.js' : '.ts'}`, import.meta.url))

/** Files of the step definitions, in the form that is running. */
const stepFiles = (): string[] => [compiled ? 'dist/steps/**/*.js' : 'steps/**/*.ts', moduleFile('run/worker-support')]

const sources = (paths: readonly string[], tagExpression = ''): IRunOptions['sources'] => ({
  defaultDialect: 'en',
  paths: [...paths],
  names: [],
  tagExpression,
  order: 'defined',
})

const loaded = new Map<string, Promise<ISupportCodeLibrary>>()

/**
 * Loads step definitions, once a process: modules are cached, so that a second load would find none.
 *
 * @param importPaths - files or globs, relative to `cwd`
 */
export function loadSteps(importPaths = stepFiles(), cwd = packageRoot): Promise<ISupportCodeLibrary> {
  const key = [cwd, ...importPaths].join(' ')
  const library =
    loaded.get(key) ??
    loadSupport({ sources: sources([]), support: { importPaths } }, { cwd, stdout: sink(), stderr: sink() })
  loaded.set(key, library)
  return library
}

/**
 * Runs features in this process, silently: everything that is said comes through `onMessage`.
 *
 * @throws Error of Cucumber itself: broken tag expression, a BeforeAll hook that fails
 */
export async function runPass(pass: Pass): Promise<void> {
  const { cwd = packageRoot, env = process.env } = pass
  await runCucumber(
    {
      sources: sources(pass.paths, pass.tagExpression),
      support: pass.support,
      runtime: {
        dryRun: pass.dryRun ?? false,
        failFast: pass.failFast ?? false,
        filterStacktraces: true,
        parallel: pass.parallel ?? 0,
        retry: 0,
        retryTagFilter: '',
        strict: true,
        worldParameters: {},
      },
      formats: {
        stdout: moduleFile('run/silent-formatter'),
        files: { ...pass.formatters },
        publish: false,
        options: (pass.formatOptions ?? {}) as IRunOptions['formats']['options'],
      },
    },
    { cwd, env, stdout: sink(), stderr: sink() },
    pass.onMessage,
  )
}
