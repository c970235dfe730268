import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.spec.ts'],
    // Real processes and TLS handshakes on a busy machine: generous, and only a bound against a hang.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env['CI'] ? ['dot'] : ['default'],
  },
})
