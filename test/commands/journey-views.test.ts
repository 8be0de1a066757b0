import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import JourneyLeaks from '../../src/commands/journey/leaks.ts';
import JourneyMetrics from '../../src/commands/journey/metrics.ts';
import JourneyReport from '../../src/commands/journey/report.ts';
import { runInProcess } from '../cli/run-in-process.ts';

const DEMO = join(fileURLToPath(new URL('../..', import.meta.url)), 'fixtures/demo');
const COMMON = ['--date', '2026-11-09', '--quiet'];

describe('journey leaks', () => {
  it("finds the sample seller's falling product, its cause, and nothing else", async () => {
    const run = await runInProcess(JourneyLeaks, 'journey:leaks', [DEMO, ...COMMON, '--json', '--fail-on', 'leak']);
    expect(run.exitCode).toBe(3);
    const { data } = JSON.parse(run.stdout);
    expect(data.leaks).toMatchObject([{ asin: 'B0DKW9HMK3', status: 'leak', marketplace: 'US' }]);
    const effects = data.leaks[0].split.effects as { factor: string; amount: number }[];
    const [worst] = effects.toSorted((left, right) => left.amount - right.amount);
    expect(worst?.factor).toBe('order items per session');
    expect(data.excused).toEqual([]);
  });

  it('gives the same bytes twice', async () => {
    const argv = [DEMO, ...COMMON, '--format', 'html', '--asin', 'B0DKW9HMK3'];
    const [one, two] = [
      await runInProcess(JourneyLeaks, 'journey:leaks', argv),
      await runInProcess(JourneyLeaks, 'journey:leaks', argv),
    ];
    expect(one.stdout).toBe(two.stdout);
    expect(one.stdout).toContain('<svg');
  });

  it.each([
    [['--asin', 'lamp'], 'asin-invalid'],
    [['--compare', 'last summer'], 'compare-invalid'],
  ])('refuses %j', async (flags, code) => {
    const run = await runInProcess(JourneyLeaks, 'journey:leaks', [DEMO, ...flags, '--json']);
    expect([run.exitCode, JSON.parse(run.stdout).error.code]).toEqual([2, code]);
  });
});

describe('journey report', () => {
  it('is ten lines on request', async () => {
    const run = await runInProcess(JourneyReport, 'journey:report', [
      DEMO,
      ...COMMON,
      '--digest',
      '--format',
      'markdown',
    ]);
    expect(run.stdout).toContain('Leak: conversion of B0DKW9HMK3 is 3.64 % instead of 8.66 %');
  });
});

describe('journey metrics', () => {
  it('lists the registry without a file', async () => {
    const run = await runInProcess(JourneyMetrics, 'journey:metrics', ['--date', '2026-11-09', '--json']);
    const { data } = JSON.parse(run.stdout);
    expect(data.metrics.length).toBeGreaterThanOrEqual(66);
    expect(data.metrics.every(({ atHand }: { atHand: unknown }) => atHand === null)).toBe(true);
    for (const metric of data.metrics) {
      expect(metric.formula, metric.id).not.toBe('');
      expect(metric.inputs.length, metric.id).toBeGreaterThan(0);
      expect(metric.reason === null, metric.id).toBe(metric.measured === 'yes');
    }
  });

  it('says what files give', async () => {
    const run = await runInProcess(JourneyMetrics, 'journey:metrics', [DEMO, ...COMMON, '--json']);
    const { data } = JSON.parse(run.stdout);
    const of = (id: string) => data.metrics.find((metric: { id: string }) => metric.id === id).atHand;
    expect(of('K04')).toMatchObject([
      { marketplace: 'DE', available: true },
      { marketplace: 'US', available: true },
    ]);
    expect(of('A01')).toMatchObject([
      { available: false },
      { available: false, reason: expect.stringContaining('needs report') },
    ]);
  });
});
