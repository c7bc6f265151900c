/**
 * Situations in the binary form of docs/feeds.md.
 * @param {{ begin: number, step: number, count: number }} ask
 * @param {(t: number) => ({ lon: number, lat: number, status: number, heading: number | null, speed: number } | null)[]} at
 */
export function situationBytes({ begin, step, count }, at) {
  const strands = at(begin).length;
  const view = new DataView(new ArrayBuffer(40 + 12 * strands * count));
  view.setUint32(0, 0x4b534954);
  view.setUint16(4, 1, true);
  view.setUint16(6, 40, true);
  view.setBigInt64(8, 1n, true);
  view.setBigInt64(16, BigInt(begin), true);
  view.setBigInt64(24, BigInt(step), true);
  view.setUint32(32, count, true);
  view.setUint32(36, strands, true);
  for (let k = 0, offset = 40; k < count; k++) {
    for (const position of at(begin + k * step)) {
      if (position) {
        view.setInt32(offset, Math.round(position.lon * 1e7), true);
        view.setInt32(offset + 4, Math.round(position.lat * 1e7), true);
        view.setUint16(offset + 8, position.heading === null ? 0xffff : position.heading * 100, true);
        view.setUint16(offset + 10, position.status | ((position.speed * 10) << 2), true);
      }
      offset += 12;
    }
  }
  return view.buffer;
}
