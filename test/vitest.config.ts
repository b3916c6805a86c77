import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
    // reports hold a page that is bundled from its sources
    globalSetup: ['test/build-page.ts'],
    testTimeout: 120_000,
    // the laws take most of the time, each file on a core of its own
    maxWorkers: '100%',
  },
})
