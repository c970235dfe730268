import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { firstLine, messageOf } from '../../core/index.js'

/** Which generator made the report; `none` with the reason in `note`. */
export interface AllureReport {
  readonly generator: 'allure-commandline' | 'allure' | 'none'
  readonly note: string
}

const require = createRequire(import.meta.url)

/** Longer than any generation takes: a bound against a hang. */
const LIMIT_MS = 120_000

/** The environment of Allure 2; its analytics go away for exactly this value. */
const QUIET = { ALLURE_NO_ANALYTICS: 'true' }

/** True where a Java answers that allure-commandline would find. */
function hasJava(env: NodeJS.ProcessEnv): boolean {
  const home = env['JAVA_HOME']
  const java = home !== undefined && home !== '' ? join(home, 'bin', 'java') : 'java'
  return spawnSync(java, ['-version'], { env, stdio: 'ignore', timeout: 20_000 }).status === 0
}

function resolved(name: string, ...file: string[]): string | undefined {
  try {
    return join(dirname(require.resolve(name)), ...file)
  } catch {
    return undefined
  }
}

function execute(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: LIMIT_MS,
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', (error) => resolve(messageOf(error)))
    child.on('close', (code) => resolve(code === 0 ? undefined : firstLine(said) || `ended with ${code}`))
  })
}

/** Allure 3 writes Google's tag into its page; nothing of ours calls anybody. */
export const withoutAnalytics = (html: string): string =>
  html
    .replace(/<script[^>]*googletagmanager[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<script>(?:(?!<\/script>)[\s\S])*?\bgtag\([\s\S]*?<\/script>/g, '')

async function generateOld(results: string, report: string, name: string, env: NodeJS.ProcessEnv) {
  const script = resolved('allure-commandline', 'bin', 'allure')
  if (script === undefined) return 'allure-commandline is not installed'
  return execute(script, ['generate', results, '-o', report, '--clean', '--name', name, '--lang', 'en'], {
    ...env,
    ...QUIET,
  })
}

async function generateNew(results: string, report: string, name: string, env: NodeJS.ProcessEnv) {
  const script = resolved('allure', '..', 'cli.js')
  if (script === undefined || !existsSync(script)) return 'the optional package allure is not installed'
  const config = `${report}.config.mjs`
  const options = { name, output: report, plugins: { awesome: { options: { singleFile: true } } } }
  writeFileSync(config, `export default ${JSON.stringify(options)}\n`)
  const problem = await execute(script, ['generate', results, '-c', config, '-o', report], env)
  rmSync(config)
  const page = join(report, 'index.html')
  if (existsSync(page)) writeFileSync(page, withoutAnalytics(readFileSync(page, 'utf8')))
  return problem
}

/**
 * Makes the Allure report: with allure-commandline where Java answers, else with Allure 3, else not at all. A run does
 * not fail for want of this report; the note says what happened.
 *
 * @param results - folder of Allure results
 * @param report - folder to make
 */
export async function generateAllure(
  results: string,
  report: string,
  name: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<AllureReport> {
  const java = hasJava(env)
  const problem = java ? await generateOld(results, report, name, env) : await generateNew(results, report, name, env)
  if (problem === undefined) {
    const generator = java ? 'allure-commandline' : 'allure'
    return { generator, note: `made by ${generator}` }
  }
  const why = java ? '' : 'no Java answers, and '
  return { generator: 'none', note: `no Allure report: ${why}${problem}` }
}
