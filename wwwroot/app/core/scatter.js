import { HOUR } from './time.js';

/**
 * Where the small groups of a dispersed movement are drawn: spread over a disc and drifting slowly, a picture of how
 * they moved and not of where each one was. The same id, count and time always give the same places.
 * @param {string} id
 * @param {number} count
 * @param {number} t
 * @returns {{ x: number, y: number }[]} In a disc of radius 1.
 */
export function scatter(id, count, t) {
  const seed = hash(id);
  const turn = (t / (9 * HOUR)) * Math.PI * 2;
  return Array.from({ length: count }, (_, i) => {
    const noise = hash(`${seed}.${i}`) / 4294967296;
    const radius = Math.sqrt((i + 0.5) / count) * (0.82 + 0.18 * noise);
    const angle = i * 2.399963 + noise * 1.3;
    return {
      x: radius * Math.cos(angle) + 0.09 * Math.sin(turn * (0.6 + noise) + i),
      y: radius * Math.sin(angle) + 0.09 * Math.cos(turn * (1.3 - noise) + 2 * i),
    };
  });
}

/**
 * FNV-1a, 32 bits.
 * @param {string} text
 */
export function hash(text) {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 16777619);
  }
  return value >>> 0;
}
