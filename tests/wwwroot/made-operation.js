import { makeOperation } from '../../wwwroot/app/core/operation.js';

/** Hours of the first of January 2020. */
export const hour = (n) =>
  `2020-01-${String(1 + Math.floor(n / 24)).padStart(2, '0')}T${String(n % 24).padStart(2, '0')}:00:00Z`;
export const t = (n) => Date.parse(hour(n));

const feature = (id, properties, geometry = null) => ({
  type: 'Feature',
  id,
  geometry,
  properties: { id, ...properties },
});
const list = (things) => things.map(([id, properties, geometry]) => feature(id, properties, geometry));
const point = (lon, lat) => ({ type: 'Point', coordinates: [lon, lat] });
const line = (...coordinates) => ({ type: 'LineString', coordinates });
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};

/** Two sides on a river for two days: enough of everything that is filtered, searched and kept in the tree of units. */
export const made = makeOperation(
  { begin: hour(0), end: hour(48), disputes: [{ id: 'dsp', default: 'acc-a' }] },
  {
    forces: list([
      ['north', { name: 'Northern side', nameFr: 'Camp du nord', kind: 'side', color: '#2f6f9f' }],
      ['north-river', { name: 'River command', parentId: 'north', kind: 'organisation' }],
      ['south', { name: 'Southern side', nameFr: 'Camp du sud', kind: 'side', color: '#b5651d' }],
    ]),
    units: list([
      ['boats', { name: 'Boats', kind: 'formation', forceId: 'north-river', sideId: 'north' }],
      ['launch', { name: 'Launch', kind: 'equipment', forceId: 'north-river', sideId: 'north', parentId: 'boats' }],
      ['guards', { name: 'Guards', nameFr: 'Gardes-côtes', kind: 'formation', forceId: 'north', sideId: 'north' }],
      ['scouts', { name: 'Scouts', nameFr: 'Éclaireurs', kind: 'formation', forceId: 'south', sideId: 'south' }],
      ['reserve', { name: 'Reserve', kind: 'formation', forceId: 'south', sideId: 'south' }],
    ]),
    states: list([
      [
        'st-boats',
        {
          unitId: 'boats',
          status: 'present',
          begin: hour(2),
          end: hour(10),
          strengthMin: 4,
          strengthMax: 6,
          strengthUnit: 'boats',
          sources: ['src-agency'],
        },
      ],
      [
        'st-boats-other',
        { unitId: 'boats', status: 'present', begin: hour(2), end: hour(10), strengthMin: 9, sources: ['src-witness'] },
      ],
      ['st-guards', { unitId: 'guards', status: 'withdrawn', begin: hour(12), end: hour(14) }],
      ['st-launch', { unitId: 'launch', status: 'present', begin: hour(20), end: hour(30), parentId: 'guards' }],
      ['st-scouts-b', { unitId: 'scouts', status: 'suspected', begin: hour(1), end: hour(3), accountId: 'acc-b' }],
    ]),
    persons: list([['captain', { name: 'Éloi Sœur', otherNames: ['E. Soeur'], unitId: 'boats' }]]),
    sources: list([
      ['src-agency', { name: 'Agency', kind: 'press' }],
      ['src-witness', { name: 'Witness', kind: 'witness', viaId: 'src-agency' }],
      ['src-diary', { name: 'Diary', kind: 'text' }],
    ]),
    accounts: list([
      ['acc-a', { name: 'First voice', disputeId: 'dsp' }],
      ['acc-b', { name: 'Second voice', disputeId: 'dsp' }],
    ]),
    places: list([
      ['quay', { name: 'Quay', kind: 'village', alternativeNames: ['Débarcadère'] }, point(0, 0)],
      ['mill', { name: 'Mill', kind: 'village' }, point(1, 0)],
      ['stream', { name: 'Stream', kind: 'river' }, line([0, 0], [1, 0])],
    ]),
    movements: list([
      [
        'mov-boats',
        {
          subject: 'boats',
          kind: 'advance',
          confidence: 'documented',
          sources: ['src-agency'],
          datetimes: [hour(2), hour(6)],
          begin: hour(2),
          end: hour(6),
          participants: ['captain'],
        },
        line([0, 0], [0.4, 0]),
      ],
      [
        'mov-boats-back',
        {
          subject: 'boats',
          kind: 'withdrawal',
          confidence: 'inferred',
          sources: ['src-witness'],
          datetimes: [hour(8), hour(10)],
          begin: hour(8),
          end: hour(10),
        },
        line([0.4, 0], [0.2, 0]),
      ],
      [
        'mov-scouts',
        {
          subject: 'scouts',
          kind: 'advance',
          confidence: 'schematic',
          accountId: 'acc-a',
          sources: ['src-diary'],
          datetimes: [hour(4), hour(5), hour(7)],
          begin: hour(4),
          end: hour(7),
        },
        line([1, 0], [1, 0.1], [1, 0.1]),
      ],
    ]),
    events: list([
      [
        'evt-clash',
        {
          name: 'Clash at the quay',
          nameFr: 'Accrochage au débarcadère',
          kind: 'fighting',
          confidence: 'documented',
          sources: ['src-witness'],
          participants: ['boats', 'scouts'],
          begin: hour(5),
          end: hour(6),
        },
        point(0, 0),
      ],
      [
        'evt-talk',
        {
          name: 'Talk',
          kind: 'negotiation',
          confidence: 'inferred',
          participants: ['captain'],
          accountId: 'acc-b',
          begin: hour(20),
          end: hour(21),
        },
      ],
    ]),
    areas: list([
      [
        'ara-mill',
        {
          name: 'Mill held',
          kind: 'control',
          confidence: 'documented',
          forceId: 'south',
          begin: hour(0),
          end: hour(48),
        },
        square,
      ],
    ]),
    claims: [],
  },
);
