import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringifyEnvInfo, type Writer } from 'allure-js-commons/sdk/reporter'

/**
 * Writes Allure results as plain files. The stock writer waits for the disk after each of some thousand small files,
 * which costs more than the scenarios themselves; whether a run is whole is said by manifest.json, not by its results.
 *
 * @param folder - made where it is not there
 */
export function quickWriter(folder: string): Writer {
  mkdirSync(folder, { recursive: true })
  const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content)
  const json = (name: string, value: unknown): void => put(name, JSON.stringify(value))
  return {
    writeResult: (result) => json(`${result.uuid}-result.json`, result),
    writeGroup: (group) => json(`${group.uuid}-container.json`, group),
    writeAttachment: put,
    writeAttachmentFromPath: (name, from) => copyFileSync(from, join(folder, name)),
    writeEnvironmentInfo: (info) => put('environment.properties', stringifyEnvInfo(info)),
    writeCategoriesDefinitions: (categories) => json('categories.json', categories),
    writeGlobals: json,
  }
}
