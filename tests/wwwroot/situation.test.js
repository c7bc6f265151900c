import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accountsInForce, problemOf } from '../../wwwroot/app/core/accounts.js';
import { makeOperation } from '../../wwwroot/app/core/operation.js';
import { situationAt } from '../../wwwroot/app/core/situation.js';
import { formatInstant } from '../../wwwroot/app/core/time.js';
import { trailOf } from '../../wwwroot/app/core/trail.js';

const vectors = JSON.parse(readFileSync(new URL('../vectors/situation.json', import.meta.url), 'utf8'));
const { disputes, accounts, movements, events, areas } = vectors.operation;

const feature = ({ coordinates, ...properties }) => ({
  type: 'Feature',
  id: properties.id,
  geometry: coordinates ? { type: 'LineString', coordinates } : null,
  properties,
});
const operation = makeOperation(
  { disputes, begin: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' },
  {
    movements: movements.map(feature),
    events: events.map(feature),
    areas: areas.map(feature),
    accounts: accounts.map(feature),
  },
);

test('a path with a gap of time is drawn in pieces, and so is the trail over it', () => {
  const gapped = operation.movements.find(({ id }) => id === 'whiskey-part');
  assert.equal(gapped.geometry.type, 'MultiLineString');
  assert.deepEqual(
    gapped.geometry.coordinates.map((line) => line.length),
    [2, 4],
  );
  const at = (clock) => Date.parse(`2020-01-01T${clock}:00Z`);
  const trail = trailOf(gapped, at('06:30'), at('10:30'), at('06:30')).map(({ path }) => path.map(([, lat]) => lat));
  assert.ok(trail.length > 1 && trail.every((path) => path.every((lat) => lat < 1.1) || path[0] >= 1));
  assert.deepEqual([trail[0][0].toFixed(3), trail.at(-1).at(-1).toFixed(3)], ['0.500', '1.500']);
  assert.ok(trailOf(gapped, at('07:30'), at('08:30'), at('07:30')).length === 0, 'nothing in the gap');
});

const turnedBy = (a, b) => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

for (const { name, datetime, accounts: asked, expected, error } of vectors.cases) {
  test(`situation: ${name}`, () => {
    const problem = problemOf(accounts, asked ?? []);
    if (error) {
      assert.equal(problem, error);
      return;
    }
    assert.equal(problem, null);
    const situation = situationAt(operation, Date.parse(datetime), accountsInForce(disputes, accounts, asked ?? []));
    assert.deepEqual([...situation.accounts].sort(), expected.accounts);
    assert.deepEqual(
      situation.events.map((e) => e.id),
      expected.events,
    );
    assert.deepEqual(
      situation.areas.map((a) => a.id),
      expected.areas,
    );
    assert.deepEqual(
      situation.positions.map((p) => [p.id, p.part.id, p.status, p.since === null ? null : formatInstant(p.since)]),
      expected.positions.map((p) => [p.id, p.movement ?? p.id, p.status, p.since]),
    );
    expected.positions.forEach((wanted, i) => {
      const found = situation.positions[i];
      assert.ok(
        turnedBy(found.lon, wanted.lon) <= 1e-9,
        `${wanted.id}: longitude ${found.lon}, expected ${wanted.lon}`,
      );
      assert.ok(
        Math.abs(found.lat - wanted.lat) <= 1e-9,
        `${wanted.id}: latitude ${found.lat}, expected ${wanted.lat}`,
      );
      assert.ok(
        Math.abs(found.speed - wanted.speedKmh) <= 1e-6,
        `${wanted.id}: speed ${found.speed}, expected ${wanted.speedKmh}`,
      );
      if (wanted.headingDeg === null) assert.equal(found.heading, null, wanted.id);
      else
        assert.ok(
          turnedBy(found.heading, wanted.headingDeg) <= 1e-5,
          `${wanted.id}: heading ${found.heading}, expected ${wanted.headingDeg}`,
        );
    });
  });
}
