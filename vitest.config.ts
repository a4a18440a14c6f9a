import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/development/**', 'tests/opensearch/**'],
          // A limit against hanging, not a measure of speed: machines under load must pass too.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Some of these start, load and kill processes. What passed only at the second try is named by the runner.
          retry: process.env['CI'] === undefined ? 0 : 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          // A browser on a loaded machine can miss a beat; a fault of ours fails again.
          retry: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'opensearch',
          include: ['tests/opensearch/**/*.test.ts'],
          globalSetup: 'tests/opensearch/shared-cluster.ts',
          // Three nodes and their tests on two cores can miss a beat too.
          retry: 1,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: 'development', include: ['tests/development/**/*.test.ts'], testTimeout: 600_000 },
      },
    ],
  },
});
