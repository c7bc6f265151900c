/** @import { App } from '../app.js' */
/** @import { Node } from '../core/orbat.js' */
/** @import { Item, Position } from '../core/types.js' */
import { nearestPlace } from '../core/whereabouts.js';
import { unitWords } from '../text/units.js';
import { strengthOf } from './details-lists.js';
import { nameOf, partyKey } from './parts.js';

/** Nearer than this to a place, metres, something is at it. */
const AT = 1500;

/**
 * What a row of the tree says: how a unit stands, where it is and how it moves, and how strong it is said to be.
 * @param {App} app
 * @param {Node} node
 * @returns {{ status: string, where: string, strength: string }}
 */
export function wordsOf(app, node) {
  return {
    status: statusWords(app, node),
    where: node.presence === 'present' || node.presence === 'held' ? placeWords(app, node) : '',
    strength: strengthWords(app, node),
  };
}

/**
 * @param {App} app
 * @param {Node} node
 */
function statusWords(app, { presence, states, positions, begins }) {
  const { format } = app;
  const words = unitWords[format.language];
  const told = [...new Set(states.map(({ properties }) => words.statuses[properties.status] ?? properties.status))];
  const from = begins === null ? '' : format.span(begins, Number.POSITIVE_INFINITY);
  if (presence === 'notYet' || presence === 'between') return `${words.presence[presence]}, ${from}`;
  if (presence === 'gone') return told.join(', ') || words.presence.gone;
  if (presence === 'unknown') return words.presence.unknown;
  const moves = [...new Set(positions.map((position) => motionWords(app, position)))];
  return [told.join(', '), moves.join('; ')].filter(Boolean).join(' · ') || words.presence[presence];
}

/**
 * @param {App} app
 * @param {Position} position
 */
function motionWords(app, { status, heading, speed }) {
  const { format, texts } = app;
  const compass = heading === null ? '' : format.compass(heading);
  if (status === 'moving') return [texts.moving, compass, format.speed(speed)].filter(Boolean).join(' ');
  return compass ? `${texts[status]}, ${unitWords[format.language].heading(compass)}` : texts[status];
}

/**
 * @param {App} app
 * @param {Node} node
 */
function placeWords(app, { item, positions }) {
  const { format, operation, told } = app;
  const words = unitWords[format.language];
  const places = positions.map(({ lon, lat }) => {
    const near = nearestPlace(operation, told.accounts, lon, lat);
    if (!near) return '';
    const name = nameOf(app, near.place);
    return near.metres < AT
      ? words.at(name)
      : words.near(format.distance(near.metres), format.compass(near.degrees), name);
  });
  const others = positions.filter(({ subject }) => subject !== item.id).map(({ subject }) => subject);
  const company = [...new Set(others)].map((id) => nameOf(app, operation.items.get(partyKey(app, id))));
  return [[...new Set(places)].filter(Boolean).join('; '), company.length > 0 && words.with(company.join(', '))]
    .filter(Boolean)
    .join(' · ');
}

/**
 * Every strength that is told of it now, each by its own source; never added up.
 * @param {App} app
 * @param {Node} node
 */
function strengthWords(app, { states, presence }) {
  if (presence === 'gone') return '';
  const words = unitWords[app.format.language];
  return states
    .map((state) => ({ amount: strengthOf(app, state), voices: voicesOf(app, state) }))
    .filter(({ amount }) => amount !== '')
    .map(({ amount, voices }) => `${amount}, ${voices ? words.accordingTo(voices) : words.noSource}`)
    .join('; ');
}

/**
 * @param {App} app
 * @param {Item} state
 */
function voicesOf(app, { properties }) {
  const { items } = app.operation;
  const claim = items.get(`claims/${properties.claimId}`);
  const sources = claim?.properties.sourceId ? [claim.properties.sourceId] : (properties.sources ?? []);
  return sources.map((/** @type {string} */ id) => nameOf(app, items.get(`sources/${id}`)) || id).join(', ');
}
