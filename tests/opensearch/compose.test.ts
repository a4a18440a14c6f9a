import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ask } from './ask.ts';

const serviceSchema = z.object({
  image: z.string(),
  profiles: z.array(z.string()),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  ulimits: z.object({ memlock: z.object({ soft: z.literal(-1), hard: z.literal(-1) }) }).optional(),
});
const composeSchema = z.object({ services: z.record(z.string(), serviceSchema), volumes: z.record(z.string(), z.null()) });

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');
const compose = composeSchema.parse(parse(read('deploy/compose.yaml'), { merge: true }));
const nodes = Object.entries(compose.services).filter(([name]) => name !== 'snapshots-owner');

it('starts three nodes that find each other, or a single one', () => {
  const cluster = nodes.filter(([, service]) => service.profiles.includes('cluster'));
  const names = cluster.map(([name]) => name);
  expect(names).toHaveLength(3);
  for (const [name, { environment }] of cluster) {
    expect(environment['node.name']).toBe(name);
    expect(environment['discovery.seed_hosts']?.split(',')).toEqual(names);
    expect(environment['cluster.initial_cluster_manager_nodes']?.split(',')).toEqual(names);
  }
  const single = nodes.filter(([, service]) => service.profiles.includes('single'));
  expect(single.map(([, { environment }]) => environment['discovery.type'])).toEqual(['single-node']);
});

it('each node has memory locked, a check of its health, data of its own, and a port on this machine only', () => {
  for (const [, service] of nodes) {
    expect(service.ulimits).toBeDefined();
    expect(service.healthcheck).toBeDefined();
    expect(service.ports).toHaveLength(1);
    expect(service.ports[0]).toMatch(/^127\.0\.0\.1:/);
  }
  const dataVolumes = nodes.map(([, service]) => service.volumes.find((volume) => volume.endsWith(':/usr/share/opensearch/data')));
  expect(new Set(dataVolumes).size).toBe(nodes.length);
  const used = Object.values(compose.services).flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]));
  expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
});

it('keeps security on and holds no password', () => {
  for (const [, { environment }] of nodes) {
    expect(environment['OPENSEARCH_INITIAL_ADMIN_PASSWORD']).toMatch(/^\$\{OPENSEARCH_INITIAL_ADMIN_PASSWORD:\?/);
    expect(Object.keys(environment).filter((name) => /DISABLE|plugins\.security/.test(name))).toEqual([]);
  }
});

it('is of the version that the tests run against, and names only settings that it knows', async () => {
  const url = inject('opensearch')[0] ?? '';
  const { version } = (await ask(url, '/')) as { version: { number: string } };
  for (const { image } of Object.values(compose.services)) expect(image).toBe(`opensearchproject/opensearch:${version.number}`);

  const answer = (await ask(url, '/_cluster/settings?include_defaults=true&flat_settings=true')) as { defaults: Record<string, unknown> };
  const settings = nodes.flatMap(([, { environment }]) => Object.keys(environment)).filter((name) => name.includes('.'));
  expect(settings.length).toBeGreaterThan(10);
  expect(settings.filter((name) => !(name in answer.defaults))).toEqual([]);
});
